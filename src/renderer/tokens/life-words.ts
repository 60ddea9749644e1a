/** A sold code's life in words: what is left, until when, tied to what. */
import type { TFunction } from 'i18next'
import type { TokenLife } from '../../contract/token.ts'
import { formatBytes, formatDuration } from '../../core/durations.ts'

/** One line of a life; the first is what the customer asks about. */
export interface LifeLine {
  readonly key: string
  readonly words: string
  readonly isOver?: boolean
}

export function lifeInWords(token: TokenLife, moment: (atMs: number) => string, t: TFunction): LifeLine[] {
  const lines = [
    overLine(token, moment, t),
    timeLine(token, t),
    validityLine(token, moment, t),
    dataLine(token, t),
    deviceLine(token, t),
  ]
  return lines.filter((line) => line !== null)
}

function overLine({ overBy, expiresAt }: TokenLife, moment: (atMs: number) => string, t: TFunction): LifeLine | null {
  if (overBy === null) return null
  const words = t(`tokenLife.over.${overBy}`, { when: expiresAt === null ? '' : moment(expiresAt) })
  return { key: 'over', words, isOver: true }
}

function timeLine({ limits, leftSeconds, usedSeconds }: TokenLife, t: TFunction): LifeLine | null {
  const all = limits.timeLimitSeconds
  if (all === null) {
    const words = usedSeconds > 0 ? t('tokenLife.onlineUsed', { time: formatDuration(usedSeconds) }) : null
    return words === null ? null : { key: 'time', words }
  }
  if (leftSeconds === null || usedSeconds === 0) {
    return { key: 'time', words: t('tokenLife.online', { time: formatDuration(all) }) }
  }
  return { key: 'time', words: t('tokenLife.left', { left: formatDuration(leftSeconds), all: formatDuration(all) }) }
}

function validityLine(token: TokenLife, moment: (atMs: number) => string, t: TFunction): LifeLine | null {
  const { limits, expiresAt, overBy } = token
  // That it is over says it already.
  if (limits.validitySeconds === null || overBy === 'validity') return null
  if (expiresAt !== null) return { key: 'validity', words: t('tokenLife.validUntil', { when: moment(expiresAt) }) }
  return {
    key: 'validity',
    words: t('tokenLife.validFromLogin', { time: formatDuration(limits.validitySeconds) }),
  }
}

function dataLine({ limits, leftBytes, usedBytes }: TokenLife, t: TFunction): LifeLine | null {
  const all = limits.dataLimitBytes
  if (all !== null && leftBytes !== null) {
    return { key: 'data', words: t('tokenLife.left', { left: formatBytes(leftBytes), all: formatBytes(all) }) }
  }
  return usedBytes > 0 ? { key: 'data', words: t('tokenLife.dataUsed', { data: formatBytes(usedBytes) }) } : null
}

function deviceLine({ limits, routers }: TokenLife, t: TFunction): LifeLine | null {
  if (!limits.lockDevice) return null
  const device = routers.find((router) => router.device !== null)?.device
  const words = device ? t('tokenLife.tiedTo', { device }) : t('tokenLife.tiedFirst')
  return { key: 'device', words }
}
