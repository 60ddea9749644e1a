/** Keeps a new recovery code on the screen, whatever changes behind it, until a person has written it down. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { keys } from '../../bridge/queries.ts'
import { RecoveryCodePage } from './recovery-code-page.tsx'

const RecoveryCodeContext = createContext<(code: string) => void>(() => {})

/** Shows a code instead of everything else; it is shown this once. */
export const useShowRecoveryCode = () => useContext(RecoveryCodeContext)

export function RecoveryCodeKeeper({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [code, setCode] = useState<string | null>(null)
  const open = async () => {
    // First who it is, then that the counter is ready: the first run or the sign-in screen would flash between them.
    await queries.invalidateQueries({ queryKey: keys.me })
    await queries.invalidateQueries({ queryKey: keys.app })
    setCode(null)
  }
  return (
    <RecoveryCodeContext value={setCode}>
      {code === null ? children : <RecoveryCodePage code={code} onOpen={open} />}
    </RecoveryCodeContext>
  )
}
