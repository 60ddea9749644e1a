/** Every language a ticket can speak, by its code. */
import type { TicketLanguage } from '../design.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { id } from './id.ts'
import { pt } from './pt.ts'
import { sw } from './sw.ts'
import type { TicketWords } from './ticket-words.ts'

export const ticketWords: Readonly<Record<TicketLanguage, TicketWords>> = { en, fr, pt, es, sw, ar, id }
