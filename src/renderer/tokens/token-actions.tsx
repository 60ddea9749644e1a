/** What can be done for the customer who brings this code; what is grave is asked once more in its place. */
import { Ban, CirclePlus, LockOpen, ShoppingCart, Smartphone } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TokenLife } from '../../contract/token.ts'
import { useMe } from '../bridge/queries.ts'
import { Button } from '../components/button.tsx'
import { Confirm } from '../components/confirm.tsx'
import { CallProblem } from '../components/problem.tsx'
import { ExtendForm } from './extend-form.tsx'
import { TopUpOffers } from './top-up-offers.tsx'
import { type TokenCommands, useTokenCommands } from './use-token-commands.ts'

type Asked = 'topUp' | 'extend' | 'freeDevice' | 'block'

export function TokenActions({ token }: { token: TokenLife }) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const [asked, setAsked] = useState<Asked | null>(null)
  const row = useRef<HTMLFieldSetElement>(null)
  const leave = () => {
    row.current?.querySelector<HTMLElement>(`[data-action="${asked}"]`)?.focus()
    setAsked(null)
  }
  const commands = useTokenCommands(token, leave)
  const may = (permission: 'token.block' | 'token.extend') => me?.permissions.includes(permission) ?? false
  if (token.refunded) return null
  const button = (name: Asked, icon: ReactNode) => (
    <Button
      key={name}
      weight="quiet"
      className="px-3"
      icon={icon}
      data-action={name}
      aria-expanded={asked === name}
      onClick={() => setAsked(asked === name ? null : name)}
    >
      {t(`tokenAction.${name}`)}
    </Button>
  )
  const isBlocked = token.blockedAt !== null
  return (
    <div className="flex flex-col gap-2">
      <fieldset
        ref={row}
        aria-label={t('tokenAction.title')}
        className="-ms-3 flex min-w-0 flex-wrap gap-x-1 empty:hidden"
      >
        {!isBlocked && button('topUp', <ShoppingCart size={16} aria-hidden="true" />)}
        {may('token.extend') && button('extend', <CirclePlus size={16} aria-hidden="true" />)}
        {token.limits.lockDevice && button('freeDevice', <Smartphone size={16} aria-hidden="true" />)}
        {may('token.block') && !isBlocked && button('block', <Ban size={16} aria-hidden="true" />)}
        {may('token.block') && isBlocked && <Unblock commands={commands} />}
      </fieldset>
      {asked === 'topUp' && <TopUpOffers token={token} onLeave={leave} />}
      {asked === 'extend' && <ExtendForm token={token} command={commands.extend} onLeave={leave} />}
      {(asked === 'freeDevice' || asked === 'block') && (
        <Confirm
          key={asked}
          question={t(`tokenAction.${asked}Ask`)}
          label={t(`tokenAction.${asked}Do`)}
          command={commands[asked]}
          onLeave={leave}
        />
      )}
      <CallProblem error={commands.unblock.error} />
    </div>
  )
}

function Unblock({ commands: { unblock } }: { commands: TokenCommands }) {
  const { t } = useTranslation()
  return (
    <Button
      weight="quiet"
      className="px-3"
      icon={<LockOpen size={16} aria-hidden="true" />}
      aria-busy={unblock.isBusy}
      onClick={() => !unblock.isBusy && unblock.run(undefined)}
    >
      {t(unblock.isBusy ? 'app.working' : 'tokenAction.unblock')}
    </Button>
  )
}
