/** Printers, locations, this counter, and the look of this window. */
import { Coins, Palette } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '../../../contract/app.ts'
import type { Me } from '../../../contract/session.ts'
import type { Permission } from '../../../core/permissions.ts'
import { useEquipment } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { MoneyPage } from '../money/money-page.tsx'
import { TicketDesigner } from '../ticket-designer/ticket-designer.tsx'
import { EquipmentCard } from './equipment-card.tsx'
import { LocationList } from './location-list.tsx'
import { type EditedLocation, LocationPanel } from './location-panel.tsx'
import { PrinterList } from './printer-list.tsx'
import { type EditedPrinter, PrinterPanel } from './printer-panel.tsx'
import { RefundRulesCard } from './refund-rules-card.tsx'
import { StockCard } from './stock-card.tsx'
import { ThisCounter } from './this-counter.tsx'
import { ThisWindow } from './this-window.tsx'

export function SettingsScreen({ me, app }: { me: Me; app: AppInfo }) {
  const { t } = useTranslation()
  const equipment = useEquipment()
  const [edited, setEdited] = useState<EditedPrinter | EditedLocation | null>(null)
  const may = (permission: Permission) => me.permissions.includes(permission)
  const isLocation = edited?.kind === 'location'
  const [page, setPage] = useState<'designer' | 'money' | null>(null)
  if (page === 'designer') return <TicketDesigner onClose={() => setPage(null)} />
  if (page === 'money') return <MoneyPage me={me} onClose={() => setPage(null)} />
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-6 scroll-pb-24 overflow-y-auto p-6">
        <PageHeading>{t('settings.title')}</PageHeading>
        <CallProblem
          error={equipment.error}
          retry={{ label: t('app.tryAgain'), run: () => void equipment.refetch() }}
        />
        {equipment.isPending && <p className="text-muted">{t('settings.loading')}</p>}
        {equipment.data && (
          <PrinterList
            printers={equipment.data.printers}
            edited={isLocation ? null : edited}
            onEdit={may('equipment.edit') ? setEdited : undefined}
          />
        )}
        {may('design.edit') && <TicketsCard onOpen={() => setPage('designer')} />}
        {may('money.edit') && <MoneyCard onOpen={() => setPage('money')} />}
        {may('people.read') && (
          <LocationList edited={isLocation ? edited : null} onEdit={may('location.edit') ? setEdited : undefined} />
        )}
        <RefundRulesCard mayEdit={may('location.edit')} />
        <StockCard mayEdit={may('stock.edit')} />
        <ThisCounter mayEdit={may('counter.edit')} />
        <ThisWindow app={app} />
      </div>
      {edited && (
        <aside
          key={`${edited.kind} ${edited.view?.id}`}
          className="w-[560px] shrink-0 scroll-pb-28 overflow-y-auto border-s border-line bg-surface p-6"
        >
          <EditPanel edited={edited} onClose={() => setEdited(null)} />
        </aside>
      )}
    </div>
  )
}

/** The way to the ticket designer. */
function TicketsCard({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('designer.card')} className="flex max-w-3xl flex-col gap-3">
      <h2 className="flex min-h-11 items-center font-semibold">{t('designer.card')}</h2>
      <EquipmentCard
        icon={Palette}
        name={t('designer.cardName')}
        facts={[t('designer.cardLead')]}
        isEdited={false}
        action={
          <Button icon={<Palette size={16} aria-hidden="true" />} onClick={onOpen}>
            {t('designer.open')}
          </Button>
        }
      />
    </section>
  )
}

/** The way to what is decided about money. */
function MoneyCard({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('money.title')} className="flex max-w-3xl flex-col gap-3">
      <h2 className="flex min-h-11 items-center font-semibold">{t('money.title')}</h2>
      <EquipmentCard
        icon={Coins}
        name={t('money.title')}
        facts={[t('money.lead')]}
        isEdited={false}
        action={
          <Button icon={<Coins size={16} aria-hidden="true" />} aria-label={t('money.title')} onClick={onOpen}>
            {t('money.open')}
          </Button>
        }
      />
    </section>
  )
}

function EditPanel({ edited, onClose }: { edited: EditedPrinter | EditedLocation; onClose: () => void }) {
  if (edited.kind === 'location') return <LocationPanel edited={edited} onClose={onClose} />
  return <PrinterPanel edited={edited} onClose={onClose} />
}
