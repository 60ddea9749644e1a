/** How a code stands on several routers, in one line: on how many, and what is with the others. */
import { useTranslation } from 'react-i18next'
import type { GrantState, SoldToken } from '../../contract/sales.ts'

/** What is worth a word about a router that does not have it; where it should be gone, of one that still has it. */
const BEHIND = { waiting: 'waits', refused: 'refused', removing: 'removing', off_router: 'off' } as const

type Behind = keyof typeof BEHIND

/** `On 1 of 2 routers · Roof waits` */
export function useOnRouters(): (grant: SoldToken['grant']) => string {
  const { t } = useTranslation()
  return ({ state, routers }) => {
    const on = routers.filter((router) => router.state === 'on_router').length
    const isGoing = state === 'removing' || state === 'off_router'
    const behind = routers.flatMap(({ name, state: there }) =>
      isBehind(there) && !(isGoing && there === 'off_router') ? [t(`onRouters.${BEHIND[there]}`, { name })] : [],
    )
    const counted = isGoing ? [] : [t('onRouters.some', { on, all: routers.length })]
    return [...counted, ...behind].join(' · ')
  }
}

function isBehind(state: GrantState): state is Behind {
  return Object.hasOwn(BEHIND, state)
}
