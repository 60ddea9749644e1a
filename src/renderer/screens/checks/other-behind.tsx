/** Behind the other figures: packages, users that nobody made here, and what each cashier did. */
import { useTranslation } from 'react-i18next'
import type { HabitCheck, PlanCheck, StrangerCheck } from '../../../contract/reconcile.ts'
import { type Days, usePlanChecks, useStrangers } from '../../bridge/check-queries.ts'
import { classes } from '../../components/classes.ts'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { type Column, PagedTable, RowsTable } from './rows-table.tsx'

export function PlansBehind({ days }: { days: Days }) {
  const { t } = useTranslation()
  const { data, error } = usePlanChecks(days)
  const number = (name: 'sold' | 'seen' | 'unused' | 'givenBack'): Column<PlanCheck> => ({
    name,
    label: t(`checkColumn.${name}`),
    isNumber: true,
    of: (row) => row[name].toLocaleString('en'),
  })
  const columns: Column<PlanCheck>[] = [
    { name: 'package', label: t('checkColumn.package'), of: ({ planName }) => planName },
    number('sold'),
    number('seen'),
    number('unused'),
    number('givenBack'),
  ]
  if (error) return <CallProblem error={error} />
  if (!data) return <p className="text-muted">{t('checks.loading')}</p>
  if (data.length === 0) return <p className="text-muted">{t('checks.nothingYet')}</p>
  return <RowsTable label={t('checkFigure.sold.title')} columns={columns} rows={data} keyOf={({ planId }) => planId} />
}

export function StrangersBehind() {
  const { t } = useTranslation()
  const moment = useMoment()
  const columns: Column<StrangerCheck>[] = [
    { name: 'name', label: t('checkColumn.name'), of: ({ name }) => <span className="code">{name}</span> },
    { name: 'router', label: t('checkColumn.router'), of: ({ routerName }) => routerName },
    { name: 'found', label: t('checkColumn.found'), of: ({ foundAt }) => moment(foundAt) },
  ]
  return (
    <PagedTable
      label={t('checkFigure.strangers.title')}
      columns={columns}
      keyOf={({ routerId, name }) => `${routerId} ${name}`}
      paged={useStrangers()}
      nothing={t('checks.nothing')}
    />
  )
}

export function HabitsBehind({ habits }: { habits: readonly HabitCheck[] }) {
  const { t } = useTranslation()
  const number = (name: HabitCheck['unusual'][number]): Column<HabitCheck> => ({
    name,
    label: t(`checkColumn.${name}`),
    isNumber: true,
    of: (row) => {
      const isUnusual = row.unusual.includes(name)
      return (
        <span className={classes(isUnusual && 'rounded-full bg-wait-soft px-2 py-1 font-bold text-wait')}>
          {row[name].toLocaleString('en')}
        </span>
      )
    },
  })
  const columns: Column<HabitCheck>[] = [
    { name: 'cashier', label: t('checkColumn.cashier'), of: ({ name }) => name },
    { name: 'sales', label: t('checkColumn.sales'), isNumber: true, of: ({ sales }) => sales.toLocaleString('en') },
    number('refunds'),
    number('voids'),
    number('reprints'),
    number('drawerOpenings'),
  ]
  if (habits.length === 0) return <p className="text-muted">{t('checks.nothingYet')}</p>
  return (
    <RowsTable
      label={t('checkFigure.habits.title')}
      columns={columns}
      rows={habits}
      keyOf={({ personId }) => personId}
    />
  )
}
