/** The panel beside the list: a new package, one that is changed, or for a Manager one that is looked at. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import type { AllPlans } from '../../bridge/plan-queries.ts'
import { Button } from '../../components/button.tsx'
import { PlanTile } from '../sell/plan-tile.tsx'
import { PackageActions } from './package-actions.tsx'
import { PackageEditor } from './package-editor.tsx'
import { PackageEffects } from './package-effects.tsx'
import { PackagePrices } from './package-prices.tsx'

/** What the panel shows. */
export type OpenedPackage = { readonly kind: 'new' } | { readonly kind: 'plan'; readonly id: string }

interface PackagePanelProps {
  readonly opened: OpenedPackage
  readonly all: AllPlans
  readonly mayEdit: boolean
  readonly onOpen: (next: OpenedPackage | null) => void
}

export function PackagePanel({ opened, all, mayEdit, onOpen }: PackagePanelProps) {
  const { t } = useTranslation()
  const close = () => onOpen(null)
  const show = (id: string) => onOpen({ kind: 'plan', id })
  if (opened.kind === 'new') {
    return (
      <Panel title={t('packages.add')} lead={t('packages.addLead')} onClose={close}>
        <PackageEditor plan={null} places={all} onSaved={close} onClose={close} />
      </Panel>
    )
  }
  const plan = all.plans.find(({ id }) => id === opened.id)
  if (!plan) return null
  // The list begins with those on sale, in the order of their tiles.
  const at = all.plans.indexOf(plan) + 1
  if (!mayEdit) {
    return (
      <Panel title={plan.name} lead={t('packages.readLead')} onClose={close}>
        <OwnTile plan={plan} at={at} />
        <PackagePrices plan={plan} mayEdit={false} />
        <Button className="self-start" onClick={close}>
          {t('app.close')}
        </Button>
      </Panel>
    )
  }
  return (
    <Panel title={plan.name} lead={t(`packageKind.${plan.kind}`)} onClose={close}>
      <OwnTile plan={plan} at={at} />
      <PackagePrices plan={plan} mayEdit />
      <PackageActions plan={plan} onMade={show} />
      <PackageEffects plan={plan} />
      <PackageEditor plan={plan} places={all} onSaved={close} onClose={close} />
    </Panel>
  )
}

/** The package as a cashier sees it. */
function OwnTile({ plan, at }: { plan: PlanRecord; at: number }) {
  const { t } = useTranslation()
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-sm text-muted">{t('packages.tile')}</figcaption>
      {/* A picture of a tile: it sells nothing here. */}
      <div inert className="grid rounded-card bg-canvas p-4">
        <PlanTile
          plan={{ ...plan, tax: null, position: 0 }}
          at={at}
          isChosen={false}
          readyWithout={0}
          onChoose={() => {}}
        />
      </div>
    </figure>
  )
}

interface PanelProps {
  readonly title: string
  readonly lead: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The keyboard begins in the panel; Escape closes it. */
function Panel({ title, lead, onClose, children }: PanelProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const box = panel.current
    const first = box?.querySelector<HTMLElement>('input[data-first]')
    ;(first ?? box)?.focus()
  }, [])
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex min-h-full flex-col gap-5"
    >
      <header>
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        <p className="text-muted">{lead}</p>
      </header>
      {children}
    </section>
  )
}
