/** The file that starts a program with a Linux desktop session. */

/** An entry of the Desktop Entry Specification 1.5, for the `autostart` folder. */
export function desktopEntry(name: string, command: readonly string[]): string {
  const exec = command.map(quoted).join(' ')
  return `[Desktop Entry]\nType=Application\nName=${name}\nExec=${exec}\nTerminal=false\n`
}

/**
 * An argument as `Exec` wants it: quoted, with the shell's characters escaped and `%` doubled; and as a value of type
 * string wants it: with every backslash once more doubled.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes}"`.replaceAll('\\', '\\\\')
}
