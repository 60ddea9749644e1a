/** How the printers of this location are, in one line each. */
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { PRINTER_TONE } from '../../frame/status-lines.ts'

export type PrinterChoice = Awaited<ReturnType<TellerClient['printing']['list']>>['printers'][number]

export function PrinterLine({ printers }: { printers: readonly PrinterChoice[] }) {
  const { t } = useTranslation()
  if (printers.length === 0) return <p className="text-muted">{t('frame.noPrinter')}</p>
  return (
    <ul aria-label={t('printing.printers')} className="flex flex-col gap-2">
      {printers.map(({ id, name, state, isThisCounters }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{name}</span>
          <StateChip tone={PRINTER_TONE[state]}>{t(`printerState.${state}`)}</StateChip>
          {printers.length > 1 && isThisCounters && (
            <span className="text-sm text-muted">{t('printing.thisCounters')}</span>
          )}
          {PRINTER_TONE[state] !== 'good' && <span className="text-sm">{t(`printerAdvice.${state}`)}</span>}
        </li>
      ))}
    </ul>
  )
}
