const forced = 130

/**
 * Stops cleanly on Ctrl-C and SIGTERM, and ends the process. A second signal does not wait any longer: the database
 * then recovers at the next start, as after a power cut.
 */
export function stopOnSignals(stop: () => Promise<void>, say: (line: string) => void): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(forced)
    stopping = true
    say('終了しています… / Stopping …')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`正しく終了できませんでした。 / It could not be stopped properly: ${(error as Error).message}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
