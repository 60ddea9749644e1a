/** Which people the list shows, by name: those who match what was typed, and disabled ones only when asked for. */
import type { PersonView } from '../../../contract/people.ts'

export interface Wanted {
  readonly text: string
  readonly showDisabled: boolean
}

const byName = new Intl.Collator('en', { numeric: true })

export function findPeople(people: readonly PersonView[], { text, showDisabled }: Wanted): readonly PersonView[] {
  const wanted = plain(text)
  return people
    .filter(({ name, active }) => (active || showDisabled) && plain(name).includes(wanted))
    .toSorted((a, b) => byName.compare(a.name, b.name))
}

/** Without case, accents and outer spaces: `zoe` finds Zoë. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
}
