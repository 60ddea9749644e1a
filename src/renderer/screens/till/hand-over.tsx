/** Handing the drawer over: who takes it, what goes to the safe first, and their PIN or password. */

import { UserX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile as Person, Proof } from '../../../contract/session.ts'
import type { DrawerCheck, ShiftNow } from '../../../contract/till.ts'
import { formatMoney } from '../../../core/money.ts'
import { useTiles } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { TextField } from '../../components/field.tsx'
import { PasswordEntry } from '../../proofs/password-entry.tsx'
import { PersonTile } from '../../proofs/person-tile.tsx'
import { PinEntry } from '../../proofs/pin-entry.tsx'
import { useProofAttempt } from '../../proofs/use-proof-attempt.ts'
import { useSay } from '../../text/say.ts'
import { type Drops, readDrops } from './drops.ts'
import { useTillCommand } from './use-till-command.ts'

interface HandOverProps {
  readonly shift: ShiftNow
  readonly check: readonly DrawerCheck[]
  readonly note: string
  readonly onBack: () => void
}

export function HandOver({ shift, check, note, onBack }: HandOverProps) {
  const { t } = useTranslation()
  const { data: people = [] } = useTiles()
  const [taker, setTaker] = useState<Person | null>(null)
  const [drops, setDrops] = useState<Drops>({})
  const others = people.filter(({ id }) => id !== shift.personId)
  const isRight = readDrops(check, drops) !== null
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input, button')?.focus(), [])
  return (
    <section ref={panel} aria-label={t('counting.handTitle')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-lg font-semibold">{t('counting.handTitle')}</h2>
        <p className="text-muted">{t('counting.handLead')}</p>
      </div>
      {taker && isRight ? (
        <TakerProof {...{ shift, check, note, drops, taker }} />
      ) : (
        <>
          <DropFields check={check} drops={drops} onDrops={setDrops} />
          <Takers people={others} onChoose={(person) => isRight && setTaker(person)} />
        </>
      )}
      <Button weight="quiet" onClick={() => (taker ? setTaker(null) : onBack())}>
        {t('counting.handBack')}
      </Button>
    </section>
  )
}

function Takers({ people, onChoose }: { people: readonly Person[]; onChoose: (person: Person) => void }) {
  const { t } = useTranslation()
  if (people.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('counting.handWho')}>
        {t('counting.handNobody')}
      </EmptyState>
    )
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-medium">{t('counting.handWho')}</legend>
      {people.map((person) => (
        <PersonTile key={person.id} person={person} isChosen={false} onChoose={() => onChoose(person)} />
      ))}
    </fieldset>
  )
}

interface DropFieldsProps {
  readonly check: readonly DrawerCheck[]
  readonly drops: Drops
  readonly onDrops: (drops: Drops) => void
}

function DropFields({ check, drops, onDrops }: DropFieldsProps) {
  const { t } = useTranslation()
  const say = useSay()
  return check
    .filter(({ countedMinor }) => countedMinor > 0)
    .map((of) => (
      <TextField
        key={of.currency}
        label={t('counting.handDrop', { currency: of.currency })}
        hint={t('counting.handDropHint', { amount: formatMoney(of.countedMinor, of.currency) })}
        problem={readDrops([of], drops) === null ? say.field('invalid') : undefined}
        inputMode="decimal"
        value={drops[of.currency] ?? ''}
        onChange={(event) => onDrops({ ...drops, [of.currency]: event.target.value })}
      />
    ))
}

interface TakerProofProps extends Omit<HandOverProps, 'onBack'> {
  readonly drops: Drops
  readonly taker: Person
}

function TakerProof({ shift, check, note, drops: typed, taker }: TakerProofProps) {
  const { t } = useTranslation()
  const [way, setWay] = useState<'pin' | 'password'>(taker.hasPin ? 'pin' : 'password')
  const drops = readDrops(check, typed) ?? []
  const own = check[0]
  const goes = drops.find(({ currency }) => currency === own?.currency)?.amountMinor ?? 0
  const attempt = useHandOver({ shift, note, drops, taker })
  const enter = t('counting.handDo')
  return (
    <div className="mx-auto flex w-72 flex-col gap-3">
      <p className="text-center font-semibold">{t('counting.handTo', { name: taker.name })}</p>
      {own && (
        <p className="text-center text-muted">
          {t('counting.handLeft', {
            name: taker.name,
            amount: formatMoney(own.countedMinor - goes, own.currency),
          })}
        </p>
      )}
      {taker.practicePin !== null && (
        <p className="code rounded-full bg-wait-soft px-3 text-center text-sm font-medium text-wait">
          {t('signIn.practicePin', { pin: taker.practicePin })}
        </p>
      )}
      {way === 'pin' ? <PinEntry attempt={attempt} enter={enter} /> : <PasswordEntry attempt={attempt} enter={enter} />}
      {taker.hasPin && (
        <Button weight="quiet" onClick={() => setWay(way === 'pin' ? 'password' : 'pin')}>
          {t(way === 'pin' ? 'signIn.usePassword' : 'signIn.usePin')}
        </Button>
      )}
    </div>
  )
}

interface Handing {
  readonly shift: ShiftNow
  readonly note: string
  readonly drops: NonNullable<ReturnType<typeof readDrops>>
  readonly taker: Person
}

function useHandOver({ shift, note, drops, taker }: Handing) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [requestId] = useState(() => crypto.randomUUID())
  const news = useTillCommand({
    send: async (next: ShiftNow) => next,
    told: ({ personName: name, number }) => t('counting.handed', { name, number }),
  })
  const what = { requestId, shiftId: shift.id, counts: shift.counts, toPersonId: taker.id }
  return useProofAttempt({
    send: (proof: Proof) => teller.till.handOver({ ...what, proof, note, drops }),
    onAccepted: news.run,
    onRefused: () => {},
  })
}
