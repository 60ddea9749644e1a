/** Digits to touch or to type: the pad on which people enter their PIN. */
import { Delete } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'

const MAX_DIGITS = 8
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface PinPadProps {
  readonly pin: string
  readonly onChange: (pin: string) => void
  readonly onEnter: () => void
  readonly disabled: boolean
  /** What the last key says, when it is not "Sign in". */
  readonly enter?: string | undefined
}

const KEY =
  'grid h-16 min-w-16 place-items-center rounded-control border font-medium money transition-colors ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted'
const DIGIT = `${KEY} border-line bg-surface text-2xl hover:bg-sunken`
const ENTER = `${KEY} border-transparent bg-accent text-on-accent hover:bg-accent-strong`

/** What the PIN becomes when a key is pressed; undefined when the key is not one of the pad's. */
export function pressPinKey(pin: string, key: string): string | undefined {
  if (/^\d$/.test(key)) return (pin + key).slice(0, MAX_DIGITS)
  if (key === 'Backspace') return pin.slice(0, -1)
  return key === 'Escape' || key === 'Delete' ? '' : undefined
}

export function PinPad({ pin, onChange, onEnter, disabled, enter }: PinPadProps) {
  const { t } = useTranslation()
  usePadKeys({ pin, onChange, onEnter, disabled })
  const press = (key: string) => onChange(pressPinKey(pin, key) ?? pin)
  return (
    // A touched key does not take the focus: Enter on the keyboard goes on meaning "sign in".
    <fieldset aria-label={t('signIn.pin')} className="grid grid-cols-3 gap-2" onMouseDown={(e) => e.preventDefault()}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" className={DIGIT} disabled={disabled} onClick={() => press(digit)}>
          {digit}
        </button>
      ))}
      <button
        type="button"
        className={DIGIT}
        disabled={disabled || pin === ''}
        aria-label={t('signIn.erase')}
        onClick={() => press('Backspace')}
      >
        <Delete size={24} aria-hidden="true" />
      </button>
      <button type="button" className={DIGIT} disabled={disabled} onClick={() => press('0')}>
        0
      </button>
      <button type="button" className={ENTER} disabled={disabled || pin === ''} onClick={onEnter}>
        {enter ?? t('signIn.enter')}
      </button>
    </fieldset>
  )
}

/** The keyboard works wherever the focus is but in a field, so that nobody has to click first. */
function usePadKeys({ pin, onChange, onEnter, disabled }: Omit<PinPadProps, 'enter'>) {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.altKey || event.metaKey) return
    // In a field, such as the search for a name, digits are text.
    if (event.target instanceof HTMLInputElement) return
    if (event.key === 'Enter' && !event.repeat && pin !== '' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      onEnter()
    }
    const next = pressPinKey(pin, event.key)
    if (next !== undefined) onChange(next)
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
