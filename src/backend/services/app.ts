/** What this application is and where it stands. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import type { Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import type { StatusBoard } from './status-board.ts'

export interface AppOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly board: StatusBoard
  readonly version: string
  readonly practice: boolean
}

export function appService(options: AppOptions): GroupHandlers<TellerContract['app'], CallContext> {
  const { store, secrets, board, version, practice } = options
  return {
    info: () => {
      const place = store.here()
      return {
        version,
        practice,
        stage: place ? ('ready' as const) : ('first_run' as const),
        cafeName: place?.name ?? null,
        currency: place?.currency ?? null,
        timeZone: place?.timeZone ?? null,
        secretsKeptBySystem: secrets.keptBySystem,
      }
    },
    status: () => board.read(),
  }
}
