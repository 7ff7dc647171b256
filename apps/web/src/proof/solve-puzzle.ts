/** After this long the person is told that it did not work out. In ms. */
const PATIENCE_MS = 60_000
/** Tries between two looks at the rest of the page, where no worker could be had. */
const SLICE = 200

/** Solves a puzzle of the server, beside the page where the phone can; null when it takes too long. */
export async function solvePuzzle(puzzle: string): Promise<string | null> {
  return besideThePage(puzzle).catch(() => withinThePage(puzzle))
}

function besideThePage(puzzle: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url))
    const timer = setTimeout(() => end(() => resolve(null)), PATIENCE_MS)
    const end = (tell: () => void): void => {
      clearTimeout(timer)
      worker.terminate()
      tell()
    }
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => end(() => resolve(data)))
    worker.addEventListener('error', () => end(() => reject(new Error('no worker'))))
    worker.postMessage(puzzle)
  })
}

async function withinThePage(puzzle: string): Promise<string | null> {
  const { findProof } = await import('./find-proof.ts')
  const end = Date.now() + PATIENCE_MS
  for (let start = 0; Date.now() < end; start += SLICE) {
    const proof = findProof(puzzle, start, SLICE)
    if (proof !== null) return proof
    await new Promise((resolve) => setTimeout(resolve))
  }
  return null
}
