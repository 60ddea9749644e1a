/** Opens the counter's database for reading beside the program that writes it. */
import Database from 'better-sqlite3'

/** The journal as it is at this moment: what is written later is not seen, and nothing can be changed. */
export function openJournal(file: string): Database.Database {
  const database = new Database(file, { readonly: true })
  // A large journal is read once from end to end: through the system's own cache, not through copies of its pages.
  database.pragma('mmap_size = 4000000000')
  database.pragma('busy_timeout = 5000')
  database.exec('begin')
  return database
}
