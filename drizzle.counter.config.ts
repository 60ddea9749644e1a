/** Where the migrations of the counter’s database come from. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/backend/store/schema.ts',
  out: './drizzle/counter',
  casing: 'snake_case',
})
