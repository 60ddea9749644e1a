/** Above the list: how many are online and how much goes by, the search, and the choice of a router. */
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineList } from '../../../contract/online.ts'
import { CONTROL } from '../../components/field.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { shortSpeed } from '../../text/amounts.ts'
import type { useOnlineList } from './use-online-list.ts'

interface OnlineFilterProps {
  readonly view: ReturnType<typeof useOnlineList>
  readonly search: RefObject<HTMLInputElement | null>
  readonly list: RefObject<HTMLElement | null>
}

export function OnlineFilter({ view, search, list }: OnlineFilterProps) {
  const { t } = useTranslation()
  const { data } = view.online
  const toList = () => list.current?.focus()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-3">
        <div className="min-w-0 flex-1">
          <SearchBox
            ref={search}
            label={t('online.search')}
            text={view.text}
            onText={view.setText}
            onEnter={toList}
            onLeave={toList}
          />
        </div>
        <RouterChoice data={data} routerId={view.routerId} onChoose={view.setRouterId} />
      </div>
      {data && <Totals list={data} />}
    </div>
  )
}

interface RouterChoiceProps {
  readonly data: OnlineList | undefined
  readonly routerId: string | null
  readonly onChoose: (id: string | null) => void
}

/** Where there is one router, there is nothing to choose; the chosen one keeps the choice open. */
function RouterChoice({ data, routerId, onChoose }: RouterChoiceProps) {
  const { t } = useTranslation()
  const routers = data?.routers ?? []
  if (routers.length < 2 && routerId === null) return null
  return (
    <select
      aria-label={t('online.router')}
      value={routerId ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      className={`${CONTROL} max-w-56`}
    >
      <option value="">{t('online.allRouters')}</option>
      {routers.map(({ id, name, online }) => (
        <option key={id} value={id}>
          {`${name} (${online})`}
        </option>
      ))}
    </select>
  )
}

function Totals({ list }: { list: OnlineList }) {
  const { t } = useTranslation()
  const { found, notOurs, upBitsPerSecond, downBitsPerSecond } = list.totals
  // How fast anybody is on a router that does not answer, nobody knows.
  const isMeasured = found > 0 && list.routers.some(({ isLive }) => isLive)
  const speeds = { down: shortSpeed(downBitsPerSecond), up: shortSpeed(upBitsPerSecond) }
  return (
    <p className="money flex flex-wrap items-baseline gap-x-4 text-muted">
      <span className="font-semibold text-ink">{t('online.count', { count: found })}</span>
      {notOurs > 0 && <span>{t('online.notOurs', { count: notOurs })}</span>}
      {isMeasured && <span className="ms-auto">{t('online.speeds', speeds)}</span>}
    </p>
  )
}
