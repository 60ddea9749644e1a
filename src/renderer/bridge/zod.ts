/** Keeps zod from compiling code at run time, which the page's security policy forbids; imported before any schema. */
import { z } from 'zod'

z.config({ jitless: true })
