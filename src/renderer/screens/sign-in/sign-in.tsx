/** Who is at the counter: people as tiles, and beside them the chosen one's PIN or password. Also the lock screen. */
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { LockKeyholeOpen, LogOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me, PersonTile as Person } from '../../../contract/session.ts'
import { keys, useTiles } from '../../bridge/queries.ts'
import { Brand } from '../../components/brand.tsx'
import { Button } from '../../components/button.tsx'
import { useCafeName } from '../../frame/counter-context.ts'
import { useSelling } from '../sell/selling.tsx'
import { PeopleTiles } from './people-tiles.tsx'
import { ProofPanel } from './proof-panel.tsx'
import { type ShiftLeft, useSignOut } from './use-sign-out.ts'

interface SignInProps {
  /** Whose counter is behind the lock; null when nobody is signed in. */
  readonly locked: Me | null
}

export function SignIn({ locked }: SignInProps) {
  const { t } = useTranslation()
  const { person, chosenAt, choose } = useChosen(locked)
  useFreshTiles()
  return (
    <main className="grid min-h-0 flex-1 grid-cols-[1fr_440px]">
      <section aria-labelledby="who" className="flex min-h-0 flex-col gap-6 overflow-y-auto p-12 2xl:p-20">
        <div className="flex min-h-11 shrink-0 items-center gap-3 text-lg font-semibold">
          <Brand size={40} />
          <p className="min-w-0 truncate">{useCafeName()}</p>
          {locked && <SignOutButton name={locked.name} />}
        </div>
        {locked ? (
          <LockedWords name={locked.name} />
        ) : (
          <h1 id="who" className="text-3xl font-semibold">
            {t('signIn.title')}
          </h1>
        )}
        {!locked && <ShiftStaysOpen />}
        <PeopleTiles chosenId={person?.id} onChoose={choose} />
      </section>
      <aside className="flex min-h-0 flex-col overflow-y-auto border-s border-line bg-surface p-8">
        {person ? (
          <ProofPanel key={person.id} person={person} chosenAt={chosenAt} isLocked={person.id === locked?.id} />
        ) : (
          <p className="m-auto text-center text-muted">{t('signIn.choose')}</p>
        )}
      </aside>
    </main>
  )
}

/** Whoever was touched; before that the person behind the lock, or the only one who works here. */
function useChosen(locked: Me | null) {
  const { data: tiles = [] } = useTiles()
  const [chosen, setChosen] = useState<{ readonly id: string; readonly at: number } | null>(null)
  const id = chosen?.id ?? locked?.id ?? (tiles.length === 1 ? tiles[0]?.id : undefined)
  const known = tiles.find((tile) => tile.id === id)
  const isLocked = locked !== null && locked.id === id
  return {
    // Tiles may be older than a PIN that was set a moment ago; the first digits must not be lost to the change of pads.
    person: isLocked ? { practicePin: null, ...known, ...locked } : known,
    chosenAt: chosen?.at ?? 0,
    choose: ({ id: next }: Person) => setChosen({ id: next, at: (chosen?.at ?? 0) + 1 }),
  }
}

/** Somebody may have been added, or have set a PIN, since the names were fetched. */
function useFreshTiles(): void {
  const queries = useQueryClient()
  useEffect(() => void queries.invalidateQueries({ queryKey: keys.tiles }), [queries])
}

function LockedWords({ name }: { name: string }) {
  const { t } = useTranslation()
  const { step } = useSelling().selling
  return (
    <header className="flex flex-col gap-1">
      <h1 id="who" className="text-3xl font-semibold">
        {t('lock.title', { name })}
      </h1>
      {step !== 'empty' && step !== 'sold' && <p className="text-lg font-medium">{t('lock.unfinished')}</p>}
      <p className="text-muted">{t('lock.others', { name })}</p>
    </header>
  )
}

/** Whoever just signed out of a shift of their own is told that it stays open. */
function ShiftStaysOpen() {
  const { t } = useTranslation()
  const { data: left } = useQuery<ShiftLeft | null>({ queryKey: keys.shiftLeft, queryFn: skipToken })
  if (!left) return null
  return (
    <p role="status" className="flex max-w-3xl gap-3 rounded-control bg-wait-soft p-3">
      <LockKeyholeOpen size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-wait" />
      {t('till.staysOpen', { number: left.number, name: left.name })}
    </p>
  )
}

function SignOutButton({ name }: { name: string }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <Button className="ms-auto text-base" icon={<LogOut size={18} aria-hidden="true" />} onClick={signOut}>
      {t('lock.signOut', { name })}
    </Button>
  )
}
