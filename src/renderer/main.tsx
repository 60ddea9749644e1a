/** Starts the screens. */
import './bridge/zod.ts'
import './theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createQueryClient } from './bridge/queries.ts'
import { pickTransport } from './bridge/transport.ts'
import { applyTheme, readTheme } from './frame/theme.ts'
import { startTexts } from './text/i18n.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
applyTheme(readTheme())
createRoot(root).render(
  <StrictMode>
    <App texts={startTexts()} queries={createQueryClient()} transport={pickTransport(window)} />
  </StrictMode>,
)
