/** One difference: whose user it is, and property by property what was sold beside what was found. */
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DriftRow } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { classes } from '../../components/classes.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { differenceInWords } from './difference-words.ts'

interface DriftLineProps {
  readonly row: DriftRow
  readonly withRouter: boolean
  readonly isPicked: boolean
  readonly onPick: (isPicked: boolean) => void
  readonly onOpenSale: (sale: SaleView) => void
}

export function DriftLine({ row, withRouter, isPicked, onPick, onOpenSale }: DriftLineProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const name = row.sold?.codeGroups.join(' ') ?? row.name
  return (
    <li className={classes('flex gap-3 border-b border-line px-4 py-1 last:border-b-0', isPicked && 'bg-accent-soft')}>
      <label className="-ms-3 grid size-11 shrink-0 place-items-center">
        <input
          type="checkbox"
          aria-label={t('drift.chooseOne', { name })}
          checked={isPicked}
          onChange={(event) => onPick(event.target.checked)}
          className="size-5 accent-accent"
        />
      </label>
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex min-h-11 flex-wrap items-center gap-x-3">
          <span className="code font-semibold break-all">{name}</span>
          {row.sold && <Sold sold={row.sold} onOpenSale={onOpenSale} />}
          {withRouter && <span className="text-sm text-muted">{row.routerName}</span>}
          <span className="money ms-auto text-sm text-muted">{t('drift.found', { when: moment(row.foundAt) })}</span>
        </p>
        {row.differences.length > 0 && <SideBySide differences={row.differences} />}
      </div>
    </li>
  )
}

function Sold({ sold, onOpenSale }: { sold: NonNullable<DriftRow['sold']>; onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const open = useMutation({ mutationFn: () => teller.sale.get({ id: sold.saleId }), onSuccess: onOpenSale })
  return (
    <button
      type="button"
      onClick={() => open.mutate()}
      className="min-h-11 rounded-control text-sm text-muted underline underline-offset-4 hover:text-ink"
    >
      {t('drift.soldAs', { plan: sold.planName, number: sold.saleNumber })}
    </button>
  )
}

function SideBySide({ differences }: Pick<DriftRow, 'differences'>) {
  const { t } = useTranslation()
  return (
    <table className="mb-2 w-full table-fixed text-start text-sm">
      <thead className="text-muted">
        <tr>
          {(['property', 'asSold', 'onRouter'] as const).map((column) => (
            <th key={column} scope="col" className="text-start font-normal">
              {t(`drift.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const { name, granted, found } = differenceInWords(difference, t)
          return (
            <tr key={difference.property} className="border-t border-line align-top">
              <th scope="row" className="py-1 pe-3 text-start font-medium">
                {name}
              </th>
              <td className="py-1 pe-3 break-words">{granted}</td>
              <td className="py-1 font-semibold break-words text-wait">{found}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
