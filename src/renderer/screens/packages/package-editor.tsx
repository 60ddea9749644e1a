/** Adds or changes a package: what it is called, how long it lasts, how fast it is, where and when it is sold. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanPlaces, PlanRecord } from '../../../contract/plan.ts'
import type { PlanEdit } from '../../../contract/plan-form.ts'
import { OFFERED_KINDS } from '../../../core/plan.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { EditorForm } from '../../forms/editor-form.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { CodeFields } from './code-fields.tsx'
import { ColourChoice } from './colour-choice.tsx'
import { LastsFields } from './lasts-fields.tsx'
import { checkNewPackage, checkPackage, NEW_PACKAGE, type PackageDraft, packageDraftOf } from './package-draft.ts'
import { useFieldProblem } from './package-problems.ts'
import { SoldFields } from './sold-fields.tsx'
import { SpeedFields } from './speed-fields.tsx'
import { usePackageCommand } from './use-package-command.ts'

interface PackageEditorProps {
  /** Null: a new one. */
  readonly plan: PlanRecord | null
  readonly places: PlanPlaces
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** What the parts of the editor work on. */
export interface PackageFieldsProps {
  readonly draft: PackageDraft
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<PackageDraft>) => void
}

export function PackageEditor({ plan, places, onSaved, onClose }: PackageEditorProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const [draft, setDraft] = useState(() => (plan ? packageDraftOf(plan) : NEW_PACKAGE))
  const save = useSavePackage(plan, onSaved)
  const { problems, take, form } = useChecked(checkOf(plan, draft, currency))
  const problemOf = useFieldProblem(problems, save.error)
  const fields: PackageFieldsProps = {
    draft,
    problemOf: problemOf.field,
    onChange: (part) => setDraft({ ...draft, ...part }),
  }
  return (
    <EditorForm
      form={form}
      save={{ isSaving: save.isBusy, error: problemOf.isAboutField ? null : save.error }}
      onSave={() => {
        const value = take()
        if (value) save.run(value)
      }}
      onCancel={onClose}
    >
      <div className="grid grid-cols-[1fr_9rem] items-start gap-3">
        <TextField
          {...(plan === null && { 'data-first': true })}
          label={t('packageForm.name')}
          hint={t('packageForm.nameHint')}
          value={draft.name}
          problem={problemOf.field('name')}
          onChange={(event) => fields.onChange({ name: event.target.value })}
        />
        {plan === null && (
          <TextField
            label={t('packageForm.price', { currency })}
            inputMode="decimal"
            className="money text-end font-semibold"
            value={draft.price}
            problem={problemOf.field('priceMinor')}
            onChange={(event) => fields.onChange({ price: event.target.value })}
          />
        )}
      </div>
      {OFFERED_KINDS.length > 1 && (
        <Choice
          label={t('packageForm.kind')}
          options={OFFERED_KINDS.map((value) => ({ value, label: t(`packageKind.${value}`) }))}
          chosen={draft.kind}
          onChoose={(kind) => fields.onChange({ kind })}
        />
      )}
      <ColourChoice chosen={draft.colour} onChoose={(colour) => fields.onChange({ colour })} />
      <LastsFields {...fields} />
      <SpeedFields {...fields} />
      <CodeFields {...fields} />
      <SoldFields {...fields} places={places} />
    </EditorForm>
  )
}

/** A new package has a price; afterwards prices have a date, and are set on their own. */
function checkOf(plan: PlanRecord | null, draft: PackageDraft, currency: string) {
  if (plan === null) return checkNewPackage(draft, currency)
  const checked = checkPackage(draft)
  return checked.ok ? ({ ok: true, value: { plan: checked.value, priceMinor: plan.priceMinor } } as const) : checked
}

function useSavePackage(plan: PlanRecord | null, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  return usePackageCommand({
    send: async (form: { readonly plan: PlanEdit; readonly priceMinor: number }) => {
      if (plan === null) return await teller.plan.create(form)
      return await teller.plan.change({ planId: plan.id, plan: form.plan })
    },
    told: ({ plan: { name } }) => t(plan ? 'packages.saved' : 'packages.created', { name }),
    onDone,
  })
}
