/** What was or will be put on a code, in words: `1 hour`, `2 days and 500 MB`. */
import type { TFunction } from 'i18next'
import { formatBytes, formatDuration } from '../../core/durations.ts'

interface More {
  readonly seconds: number
  readonly bytes: number
  readonly validitySeconds: number
}

export function moreInWords({ seconds, bytes, validitySeconds }: More, t: TFunction): string {
  const parts = [
    seconds > 0 ? t('more.online', { time: formatDuration(seconds) }) : '',
    validitySeconds > 0 ? t('more.validity', { time: formatDuration(validitySeconds) }) : '',
    bytes > 0 ? t('more.data', { data: formatBytes(bytes) }) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
