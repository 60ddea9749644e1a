/** The router: its address and login, tried on the spot, or left for later. */
import { useTranslation } from 'react-i18next'
import { useAppInfo } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { RouterFields } from '../../equipment/router-fields.tsx'
import { RouterTestButton } from '../../equipment/router-test.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { checkRouter } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

export function RouterStep({ draft, onChange, onBack, onNext }: StepProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const app = useAppInfo().data
  const { problems, take, form } = useChecked(checkRouter(draft))
  const go = (isLater: boolean) => {
    onChange({ later: { ...draft.later, router: isLater } })
    onNext()
  }
  return (
    <StepForm step="router" form={form} onBack={onBack} onSubmit={() => take() && go(false)} onLater={() => go(true)}>
      <RouterFields
        draft={draft.router}
        problems={problems}
        onChange={(router) => onChange({ router })}
        keepsPassword={false}
      />
      {app?.secretsKeptBySystem === false && <p className="text-sm text-muted">{t('app.secretsInFile')}</p>}
      <RouterTestButton check={take} test={(router) => teller.setup.testRouter(router)} />
    </StepForm>
  )
}
