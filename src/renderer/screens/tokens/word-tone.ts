/** How each state of a code feels. */
import type { TokenWord } from '../../../contract/token.ts'
import type { Tone } from '../../components/tone.ts'

export const WORD_TONE: Readonly<Record<TokenWord, Tone>> = {
  good: 'good',
  over: 'wait',
  blocked: 'bad',
  refunded: 'wait',
  void: 'bad',
  unsold: 'wait',
}
