/** The status bar: how routers, printer and head office are, in words, with an icon and a colour that say the same. */
import { useMutation } from '@tanstack/react-query'
import { Building2, Printer, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PrinterStatus } from '../../contract/status.ts'
import { useStatus } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { Button } from '../components/button.tsx'
import type { RouterTab } from '../screens/routers/router-tabs.ts'
import { RouterItem } from './router-item.tsx'
import { ShiftItem } from './shift-item.tsx'
import { StatusItem, StatusTask } from './status-item.tsx'
import { mayTryNow, printerTone } from './status-lines.ts'

interface StatusBarProps {
  readonly onShowSales: () => void
  readonly onShowTill: () => void
  readonly onShowPrinting: () => void
  /** Absent for those who may not enter the Routers room. */
  readonly onShowRouters: ((tab: RouterTab) => void) | undefined
}

export function StatusBar({ onShowSales, onShowTill, onShowPrinting, onShowRouters }: StatusBarProps) {
  const { t } = useTranslation()
  const { data: status } = useStatus()
  return (
    <section
      aria-label={t('frame.status')}
      className="flex min-h-12 items-center gap-6 border-t border-line bg-surface px-4 text-sm"
    >
      {status && (
        <>
          <RouterItem routers={status.routers} onShowSales={onShowSales} onShowRouters={onShowRouters} />
          <PrinterItem printer={status.printer} onShowPrinting={onShowPrinting} />
          {mayTryNow(status) && <TryNow />}
          <span className="ms-auto flex min-w-0 gap-6">
            <ShiftItem shift={status.shift} onShowTill={onShowTill} />
            <StatusItem icon={Building2} tone="idle">
              {t('frame.headOffice')}
            </StatusItem>
          </span>
        </>
      )}
    </section>
  )
}

interface PrinterItemProps {
  readonly printer: PrinterStatus | null
  readonly onShowPrinting: () => void
}

function PrinterItem({ printer, onShowPrinting }: PrinterItemProps) {
  const { t } = useTranslation()
  if (!printer)
    return (
      <StatusItem icon={Printer} tone="idle">
        {t('frame.noPrinter')}
      </StatusItem>
    )
  const { name, state, queued, failed, uncertain } = printer
  const toCheck = [
    { tone: 'bad', count: failed, text: t('frame.failed', { count: failed }) },
    { tone: 'ask', count: uncertain, text: t('frame.uncertain', { count: uncertain }) },
  ] as const
  return (
    <StatusItem
      icon={Printer}
      tone={printerTone(printer)}
      advice={t(`printerAdvice.${state}`)}
      onPress={onShowPrinting}
      tasks={
        <>
          {queued > 0 && (
            <StatusTask tone="wait" onPress={onShowPrinting}>
              {t('frame.queued', { count: queued })}
            </StatusTask>
          )}
          {toCheck.map(
            ({ tone, count, text }) =>
              count > 0 && (
                <StatusTask key={tone} tone={tone} onPress={onShowPrinting}>
                  {text}
                </StatusTask>
              ),
          )}
        </>
      }
    >
      {t('frame.printer', { name, state: t(`printerState.${state}`) })}
    </StatusItem>
  )
}

function TryNow() {
  const { t } = useTranslation()
  const teller = useTeller()
  const { mutate, isPending } = useMutation({ mutationFn: () => teller.equipment.tryNow(undefined) })
  return (
    <Button icon={<RefreshCw size={16} aria-hidden="true" />} onClick={() => mutate()}>
      {t(isPending ? 'frame.trying' : 'frame.tryNow')}
    </Button>
  )
}
