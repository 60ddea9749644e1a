/** The details of an entry as a person reads them: `name from Ana to Anna; amount minor: 500`. */

type Fields = Readonly<Record<string, unknown>>

/** How a text that people typed stands among the others. */
type ShowText = (text: string) => string

export function detailsInWords(data: unknown, show: ShowText = (text) => text): string {
  if (!isFields(data)) return valueInWords(data, show)
  const { before, after, ...others } = data
  const facts = Object.entries(others).map((pair) => pairInWords(pair, show))
  return [...changes(fieldsOf(before), fieldsOf(after), show), ...facts].join('; ')
}

/** `camelCase` and `snake_case`, as names of fields and words of closed sets are written here. */
export function words(name: string): string {
  return name
    .replaceAll(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('_', ' ')
    .replaceAll('.', ' · ')
}

function changes(before: Fields, after: Fields, show: ShowText): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.map((name) => {
    if (!Object.hasOwn(before, name)) return pairInWords([name, after[name]], show)
    return `${words(name)} from ${valueInWords(before[name], show)} to ${valueInWords(after[name], show)}`
  })
}

function pairInWords([name, value]: readonly [string, unknown], show: ShowText): string {
  return `${words(name)}: ${valueInWords(value, show)}`
}

function valueInWords(value: unknown, show: ShowText): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((each) => valueInWords(each, show)).join(', ')
  if (isFields(value))
    return `(${Object.entries(value)
      .map((pair) => pairInWords(pair, show))
      .join(', ')})`
  return show(typeof value === 'string' ? value : JSON.stringify(value))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
