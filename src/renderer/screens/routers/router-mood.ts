/** How a router is, in a tone and a few words. */
import type { TFunction } from 'i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import type { Tone } from '../../components/tone.ts'
import { routerTone } from '../../frame/status-lines.ts'

interface Mood {
  /** `idle`: out of use. */
  readonly tone: Tone | 'idle'
  readonly words: string
}

export function routerMoodIn(router: RouterEntry, t: TFunction): Mood {
  if (router.retiredAt !== null) return { tone: 'idle', words: t('routers.retiredOnes') }
  const isOther = router.problem === 'other_device'
  return {
    tone: isOther ? 'bad' : routerTone(router),
    words: isOther ? t('otherDevice.short') : t(`routerMood.${router.state}`),
  }
}
