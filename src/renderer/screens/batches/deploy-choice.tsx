/** When the routers let the slips of a batch in; each way with what it is good for. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deploy } from '../../../contract/batch.ts'
import { classes } from '../../components/classes.ts'

const WAYS = ['disabled', 'now', 'off'] as const

export function DeployChoice({ deploy, onChoose }: { deploy: Deploy; onChoose: (deploy: Deploy) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('newBatch.deploy')}</legend>
      <div className="grid grid-cols-3 gap-3">
        {WAYS.map((way) => (
          <label
            key={way}
            className={classes(
              'flex cursor-pointer gap-3 rounded-card border p-3 has-focus-visible:outline-3 has-focus-visible:outline-accent',
              way === deploy ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-edge',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={way === deploy}
              onChange={() => onChoose(way)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="flex flex-col gap-0.5">
              <span className="font-medium">{t(`batchDeploy.${way}`)}</span>
              <span className="text-sm text-muted">{t(`deployText.${way}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
