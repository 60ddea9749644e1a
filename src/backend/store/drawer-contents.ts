/** What the drawer of a shift should hold, currency by currency. */
import type { Db } from './open.ts'

/** The location's currency first. */
export function drawerOf(
  { $client }: Pick<Db, '$client'>,
  shiftId: string,
): { readonly currency: string; readonly expectedMinor: number }[] {
  return $client
    .prepare(
      `with home as (select l.currency from shift s join location l on l.id = s.location_id where s.id = @shiftId),
      moved as (
        select currency, 0 as amount from home
        union all select currency, iif(kind in ('float', 'pay_in'), amount_minor, -amount_minor) from cash_movement
          where shift_id = @shiftId
        union all select currency, tendered_minor from payment where shift_id = @shiftId and method = 'cash'
        union all select (select currency from home), -change_minor from payment where shift_id = @shiftId)
      select currency, sum(amount) as expectedMinor from moved group by currency
      order by currency <> (select currency from home), currency`,
    )
    .all({ shiftId }) as { currency: string; expectedMinor: number }[]
}
