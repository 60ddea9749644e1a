/** Lets the backend's events refresh what the screens remember. */
import type { QueryClient } from '@tanstack/react-query'
import type { BatchView } from '../../contract/batch.ts'
import type { TellerClient, TellerEvent } from '../../contract/index.ts'
import type { SaleView } from '../../contract/sales.ts'
import { RECONNECTED_EVENT, type WireEvent } from '../../contract/wire.ts'
import { printingKeys } from './printing-queries.ts'
import { keys } from './queries.ts'

type BatchPage = Awaited<ReturnType<TellerClient['batch']['list']>>
type TodaysSales = Awaited<ReturnType<TellerClient['sale']['today']>>
type LiveEvent = TellerEvent | { readonly name: typeof RECONNECTED_EVENT; readonly payload: null }

/** Takes one event in. Names it does not know come from a newer backend and are left alone. */
export function takeEvent(queries: QueryClient, wire: WireEvent): void {
  // The backend has checked its payloads against the contract before it sends them.
  const event = wire as LiveEvent
  switch (event.name) {
    case 'status.changed':
      queries.setQueryData(keys.status, event.payload)
      void queries.invalidateQueries({ queryKey: keys.routers })
      void queries.invalidateQueries({ queryKey: printingKeys.jobs })
      void queries.invalidateQueries({ queryKey: keys.stock })
      void queries.invalidateQueries({ queryKey: keys.reportToday })
      break
    case 'sale.changed':
      takeSale(queries, event.payload)
      void queries.invalidateQueries({ queryKey: keys.tokens })
      void queries.invalidateQueries({ queryKey: [...keys.refundQuotes, event.payload.id] })
      void queries.invalidateQueries({ queryKey: keys.reportToday })
      void queries.invalidateQueries({ queryKey: keys.till })
      void queries.invalidateQueries({ queryKey: printingKeys.jobs })
      break
    case 'till.changed':
      void queries.invalidateQueries({ queryKey: keys.reportToday })
      void queries.invalidateQueries({ queryKey: keys.till })
      break
    case 'plans.changed':
      queries.setQueryData(keys.plans, event.payload)
      void queries.invalidateQueries({ queryKey: keys.allPlans })
      break
    case 'drawer.failed':
      queries.setQueryData(printingKeys.drawerFailure, event.payload)
      break
    case 'batch.changed':
      takeBatch(queries, event.payload)
      break
    case 'online.changed':
      void queries.invalidateQueries({ queryKey: keys.online })
      void queries.invalidateQueries({ queryKey: keys.reportToday, exact: true })
      break
    case 'session.changed':
      void queries.invalidateQueries({ queryKey: keys.me })
      break
    case 'audit.progress':
      queries.setQueryData(keys.auditProgress, event.payload)
      break
    case 'doctor.progress':
      queries.setQueryData(keys.doctorProgress(event.payload.routerId), event.payload)
      break
    case 'discovery.progress':
      queries.setQueryData(keys.printerScan, event.payload)
      break
    case 'onboarding.progress':
      queries.setQueryData(keys.onboardingProgress, event.payload)
      break
    case 'sheet.progress':
      queries.setQueryData(keys.sheetProgress, event.payload)
      break
    case 'report.progress':
      queries.setQueryData(keys.reportProgress, event.payload)
      break
    case 'app.restarted':
      void queries.resetQueries()
      break
    case RECONNECTED_EVENT:
      void queries.invalidateQueries()
      break
  }
}

/** Shows a batch as it now stands; its codes are asked for again when it is not in the middle of something. */
function takeBatch(queries: QueryClient, batch: BatchView): void {
  queries.setQueryData(keys.batch(batch.id), batch)
  queries.setQueriesData<BatchPage>({ queryKey: [...keys.batches, 'list'] }, (page) => page && withBatch(page, batch))
  const isMoving = batch.state === 'making' || batch.roll?.state === 'running'
  if (!isMoving) void queries.invalidateQueries({ queryKey: keys.batches })
}

const withBatch = (page: BatchPage, batch: BatchView): BatchPage => ({
  ...page,
  batches: page.batches.map((listed) => (listed.id === batch.id ? batch : listed)),
})

/** Shows a sale as it now stands, wherever it is listed; a sale not yet listed makes the lists be asked again. */
export function takeSale(queries: QueryClient, sale: SaleView): void {
  queries.setQueryData(keys.sale(sale.id), sale)
  for (const [key, list] of queries.getQueriesData<TodaysSales>({ queryKey: keys.todaysSales })) {
    const listed = list?.sales.find(({ id }) => id === sale.id)
    // A refund changes the day's total too, which only the list knows.
    const isSameMoney = listed !== undefined && listed.refundedMinor === sale.refundedMinor
    if (list && isSameMoney) queries.setQueryData(key, withSale(list, sale))
    else void queries.invalidateQueries({ queryKey: key, exact: true })
  }
}

const withSale = (list: TodaysSales, sale: SaleView): TodaysSales => ({
  ...list,
  sales: list.sales.map((listed) => (listed.id === sale.id ? sale : listed)),
})
