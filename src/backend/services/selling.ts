/** All calls that sell something, put together: they share one desk. */

import type { Handlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import { type SaleOptions, saleService } from './sale.ts'
import { SaleDesk, type SaleDeskOptions } from './sale-desk.ts'
import { slipService } from './slip.ts'
import { type StockOptions, stockService } from './stock.ts'
import { topUpService } from './top-up.ts'

type Calls = Pick<TellerContract, 'sale' | 'slip' | 'topUp' | 'stock'>

export function sellingServices(
  options: SaleDeskOptions & Omit<SaleOptions, 'desk'> & StockOptions,
): Handlers<Calls, CallContext> {
  const { store } = options
  const desk = new SaleDesk(options)
  return {
    sale: saleService({ ...options, desk }),
    slip: slipService(store, desk),
    topUp: topUpService(store, desk),
    stock: stockService(options),
  }
}
