/** The codes behind a figure: by batch, seller, package and age where there are many, and one by one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupCheck, TokenCheck } from '../../../contract/reconcile.ts'
import type { TokenFigure } from '../../../core/reconcile.ts'
import { type Days, useGroupChecks, useTokenChecks } from '../../bridge/check-queries.ts'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import type { Figure } from './figures.ts'
import { type Column, PagedTable, RowLink } from './rows-table.tsx'

type CodeFigure = Exclude<Figure, 'cash' | 'sold' | 'strangers' | 'habits'>

const ASKED: Readonly<Record<CodeFigure, TokenFigure>> = {
  usedUnpaid: 'used_unpaid',
  voidedUsed: 'voided_used',
  notProvisioned: 'not_provisioned',
  usedAfterRefund: 'used_after_refund',
  unsold: 'unsold',
  soldUnused: 'sold_unused',
}

interface CodesBehindProps {
  readonly figure: CodeFigure
  readonly days: Days
  readonly onOpenToken: (tokenId: string) => void
}

export function CodesBehind({ figure, days, onOpenToken }: CodesBehindProps) {
  const { t } = useTranslation()
  const [group, setGroup] = useState<GroupCheck | null>(null)
  const nameOf = useGroupName()
  const asked = ASKED[figure]
  const isGrouped = asked === 'used_unpaid' || asked === 'unsold' || asked === 'sold_unused'
  return (
    <>
      {isGrouped && <Groups figure={asked} onChoose={setGroup} />}
      {group && (
        <div className="flex items-center justify-between gap-3">
          <h4 className="min-w-0 truncate font-semibold">{nameOf(group)}</h4>
          <Button weight="quiet" onClick={() => setGroup(null)}>
            {t('checks.allGroups')}
          </Button>
        </div>
      )}
      <Codes figure={asked} days={days} group={group} onOpenToken={onOpenToken} />
    </>
  )
}

/** `Batch 4 · Kiosk`, `Codes that lie ready`, or how long ago they were sold. */
function useGroupName(): (group: GroupCheck) => string {
  const { t } = useTranslation()
  return ({ batch, age }) => {
    if (age) return t(`checkAge.${age}`)
    if (!batch) return t('checks.stock')
    const { number, sellerName: name } = batch
    return name === null ? t('checks.batch', { number }) : t('checks.seller', { number, name })
  }
}

interface GroupsProps {
  readonly figure: 'used_unpaid' | 'unsold' | 'sold_unused'
  readonly onChoose: (group: GroupCheck) => void
}

function Groups({ figure, onChoose }: GroupsProps) {
  const { t } = useTranslation()
  const paged = useGroupChecks({ figure })
  const nameOf = useGroupName()
  const columns: Column<GroupCheck>[] = [
    {
      name: 'what',
      label: t('checkColumn.what'),
      of: (row) => (
        <RowLink onOpen={() => onChoose(row)}>
          {nameOf(row)}
          <span className="block text-sm font-normal text-muted">{row.planName}</span>
        </RowLink>
      ),
    },
    {
      name: 'codes',
      label: t('checkColumn.codes'),
      isNumber: true,
      of: ({ count }) => count.toLocaleString('en'),
    },
    {
      name: 'worth',
      label: t('checkColumn.worth'),
      isNumber: true,
      of: ({ valueMinor }) => <Money minor={valueMinor} />,
    },
  ]
  if (paged.total === 0) return null
  return (
    <PagedTable
      label={t('checkColumn.what')}
      columns={columns}
      keyOf={({ planId, batch, age }) => `${planId} ${batch?.id} ${age}`}
      paged={paged}
      nothing={t('checks.nothing')}
    />
  )
}

interface CodesProps extends Omit<CodesBehindProps, 'figure'> {
  readonly figure: TokenFigure
  readonly group: GroupCheck | null
}

function Codes({ figure, days, group, onOpenToken }: CodesProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const within = group && { planId: group.planId, batchId: group.batch?.id ?? null, age: group.age }
  const paged = useTokenChecks({ figure, ...days, group: within })
  const columns: Column<TokenCheck>[] = [
    {
      name: 'code',
      label: t('checkColumn.code'),
      of: ({ tokenId, codeGroups, planName }) => (
        <RowLink onOpen={() => onOpenToken(tokenId)}>
          <span className="code">{codeGroups.join(' ')}</span>
          <span className="block text-sm font-normal text-muted">{planName}</span>
        </RowLink>
      ),
    },
    { name: 'what', label: t('checkColumn.what'), of: (row) => <Origin row={row} /> },
    {
      name: 'when',
      label: t('checkColumn.when'),
      of: ({ at }) => <span className="text-sm whitespace-nowrap">{moment(at)}</span>,
    },
    {
      name: 'worth',
      label: t('checkColumn.worth'),
      isNumber: true,
      of: ({ valueMinor }) => <Money minor={valueMinor} />,
    },
  ]
  return (
    <PagedTable
      label={t('checkColumn.codes')}
      columns={columns}
      keyOf={({ tokenId, routerName }) => `${tokenId} ${routerName}`}
      paged={paged}
      nothing={t('checks.nothing')}
    />
  )
}

/** Its sale or batch, and the router it is about. */
function Origin({ row: { sale, batch, routerName } }: { row: TokenCheck }) {
  const { t } = useTranslation()
  const of = [
    sale && t('checks.openSale', { number: sale.number }),
    batch && t('checks.batch', { number: batch.number }),
    batch?.sellerName,
    routerName,
  ].filter(Boolean)
  return <span className="text-sm">{of.length > 0 ? of.join(' · ') : t('checks.stock')}</span>
}
