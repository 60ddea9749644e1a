/** A finding as its sentences: what is so, and what to do about it. */
import type { TFunction } from 'i18next'
import type { CanaryReport, Finding } from '../../../contract/doctor.ts'
import { formatBytes, formatDuration } from '../../../core/durations.ts'
import { en } from '../../text/en.ts'

type Values = Finding['values']

/** How the numbers of a sentence are said, by their names; all others as they are. */
const SAID: Readonly<Record<string, (value: number) => string>> = {
  seconds: (seconds) => formatDuration(seconds),
  free: (bytes) => formatBytes(bytes),
  total: (bytes) => formatBytes(bytes),
}

function inWords(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const say = Object.hasOwn(SAID, name) ? SAID[name] : undefined
      return [name, say && typeof value === 'number' ? say(value) : value]
    }),
  )
}

/**
 * The compiler cannot tell which of a hundred sentences this is, and so not what it mentions; doctor-words.test.ts holds
 * each sentence against what its check says.
 */
function say(t: TFunction, key: string, values: Values): string {
  const tell = t as (key: string, values: Values) => string
  return tell(key, inWords(values))
}

/** What the check found. */
export function findingText(t: TFunction, { says, values }: Finding): string {
  return say(t, `finding.${says}`, values)
}

/** What to do about it; undefined where there is nothing to do. */
export function adviceText(t: TFunction, { says, values }: Finding): string | undefined {
  return isAdvised(says) ? say(t, `findingToDo.${says}`, values) : undefined
}

type Advised = keyof typeof en.findingToDo
const isAdvised = (says: Finding['says']): says is Advised => Object.hasOwn(en.findingToDo, says)

/** What a test code proved. */
export function canaryText(t: TFunction, { says, values }: CanaryReport['lines'][number]): string {
  return say(t, `canarySaying.${says}`, values)
}
