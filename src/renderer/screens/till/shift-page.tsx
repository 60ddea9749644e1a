/** The open shift: whose it is, what moved without a sale, the three movements, and the way to the count. */
import { ArrowDownToLine, ArrowUpFromLine, Calculator, Vault } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import type { MovementKind, ShiftNow } from '../../../contract/till.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { MoveCash } from './move-cash.tsx'
import { Movements } from './movements.tsx'
import { useTillCommand } from './use-till-command.ts'
import { useTillKeys } from './use-till-keys.ts'

export function ShiftPage({ shift, me }: { shift: ShiftNow; me: Me }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [moving, setMoving] = useState<MovementKind | null>(null)
  const { id: shiftId, state, isMine, mayClose } = shift
  const isOpen = state === 'open' && isMine
  const count = useTillCommand({ send: () => teller.till.startCount({ shiftId }) })
  const startCount = () => mayClose && !count.isBusy && count.run(undefined)
  useTillKeys(
    isOpen && moving === null
      ? { i: () => setMoving('pay_in'), o: () => setMoving('pay_out'), s: () => setMoving('drop'), c: startCount }
      : {},
  )
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-6 overflow-y-auto p-6">
        <div className="flex max-w-4xl flex-col gap-6">
          <Head shift={shift}>
            {mayClose && state === 'open' && (
              <Button
                weight="primary"
                shortcut="C"
                icon={<Calculator size={18} aria-hidden="true" />}
                aria-busy={count.isBusy}
                onClick={startCount}
              >
                {t(count.isBusy ? 'till.starting' : 'till.count')}
              </Button>
            )}
          </Head>
          {shift.isForgotten && <Notice title={t('till.forgotten')}>{null}</Notice>}
          {!isMine && (
            <Notice title={t('till.othersTitle', { name: shift.personName })}>
              {t('till.othersText', { name: shift.personName })}
            </Notice>
          )}
          {state === 'counting' && <Notice title={t('counting.sellTitle')}>{t('counting.sellText')}</Notice>}
          <CallProblem error={count.error} />
          {shift.expected ? <InDrawer expected={shift.expected} /> : <p className="text-muted">{t('till.blind')}</p>}
          {isOpen && <MoveButtons chosen={moving} onChoose={setMoving} />}
          <Movements shiftId={shiftId} />
        </div>
      </div>
      {moving && isOpen && (
        <aside className="flex w-[408px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
          <MoveCash key={moving} shift={shift} kind={moving} askedBy={me.name} onClose={() => setMoving(null)} />
        </aside>
      )}
    </div>
  )
}

function Head({ shift, children }: { shift: ShiftNow; children: ReactNode }) {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <header className="flex flex-wrap items-center justify-between gap-4">
      <div>
        <h2 className="text-2xl font-semibold">{t('till.shift', { number: shift.number, name: shift.personName })}</h2>
        <p className="text-muted">{t('till.since', { when: moment(shift.openedAt) })}</p>
      </div>
      {children}
    </header>
  )
}

/** For those who lead only; a cashier counts first. */
function InDrawer({ expected }: { expected: NonNullable<ShiftNow['expected']> }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('till.inDrawer')} className="rounded-card border border-line bg-surface p-4">
      <p className="text-sm text-muted">{t('till.inDrawer')}</p>
      <p className="flex flex-wrap gap-x-8">
        {expected.map(({ currency, expectedMinor }) => (
          <Money key={currency} minor={expectedMinor} currency={currency} className="text-4xl font-bold" />
        ))}
      </p>
    </section>
  )
}

const MOVES = [
  { kind: 'pay_in', text: 'till.payIn', shortcut: 'I', icon: ArrowDownToLine },
  { kind: 'pay_out', text: 'till.payOut', shortcut: 'O', icon: ArrowUpFromLine },
  { kind: 'drop', text: 'till.drop', shortcut: 'S', icon: Vault },
] as const

interface MoveButtonsProps {
  readonly chosen: MovementKind | null
  readonly onChoose: (kind: MovementKind) => void
}

function MoveButtons({ chosen, onChoose }: MoveButtonsProps) {
  const { t } = useTranslation()
  return (
    <div className="grid grid-cols-3 gap-3">
      {MOVES.map(({ kind, text, shortcut, icon: Icon }) => (
        <Button
          key={kind}
          shortcut={shortcut}
          aria-pressed={chosen === kind}
          icon={<Icon size={20} aria-hidden="true" />}
          className="min-h-14 aria-pressed:border-accent aria-pressed:bg-accent-soft"
          onClick={() => onChoose(kind)}
        >
          {t(text)}
        </Button>
      ))}
    </div>
  )
}
