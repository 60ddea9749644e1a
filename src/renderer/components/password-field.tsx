/** A password to type, hidden until its owner wants to see it. */
import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { CONTROL, Field, type FieldProps } from './field.tsx'

interface PasswordFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'autoComplete' | 'type'> {
  /** Whether a password manager should offer an old one or make a new one. */
  readonly autoComplete: 'current-password' | 'new-password'
}

export function PasswordField({ label, hint, problem, className, ...rest }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <span className="relative block">
          <input
            autoCapitalize="none"
            spellCheck={false}
            {...rest}
            {...ids}
            type={isShown ? 'text' : 'password'}
            className={classes(CONTROL, 'pe-12', className)}
          />
          <ShowButton isShown={isShown} of={label} onPress={() => setIsShown(!isShown)} />
        </span>
      )}
    </Field>
  )
}

function ShowButton({ isShown, of, onPress }: { isShown: boolean; of: string; onPress: () => void }) {
  const { t } = useTranslation()
  const Icon = isShown ? EyeOff : Eye
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label={`${t('secret.show')}: ${of}`}
      onClick={onPress}
      className="absolute end-0 top-0 grid size-11 place-items-center rounded-control text-muted hover:text-ink"
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  )
}
