/** The colour of a package's tile: a small set, each with its name. */
import { Check } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PLAN_COLOURS, type PlanColour } from '../../../core/plan.ts'
import { classes } from '../../components/classes.ts'
import { PLAN_SURFACES } from '../../plans/colours.ts'

interface ColourChoiceProps {
  readonly chosen: PlanColour | null
  readonly onChoose: (colour: PlanColour | null) => void
}

export function ColourChoice({ chosen, onChoose }: ColourChoiceProps) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{t('packageForm.colour')}</legend>
      <div className="flex flex-wrap gap-1">
        {[null, ...PLAN_COLOURS].map((colour) => {
          const words = colour === null ? t('packageForm.noColour') : t(`packageColour.${colour}`)
          return (
            <label
              key={colour ?? 'none'}
              title={words}
              className={classes(
                'relative grid size-11 place-items-center rounded-control border-2 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                colour === chosen ? 'border-ink' : 'border-transparent hover:border-edge',
              )}
            >
              <input
                type="radio"
                name={name}
                aria-label={words}
                checked={colour === chosen}
                onChange={() => onChoose(colour)}
                className="sr-only"
              />
              <span
                aria-hidden="true"
                className={classes(
                  'grid size-8 place-items-center rounded-md',
                  colour === null ? 'border border-edge text-ink' : `${PLAN_SURFACES[colour]} text-on-accent`,
                )}
              >
                {colour === chosen && <Check size={18} />}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
