import type { Fetch } from '@wengang/contracts/client'

/** Sends as `fetch` does and tells how much of the body has gone, 0 to 1: fetch itself cannot. */
export function progressFetch(onProgress: (share: number) => void): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(init.method ?? 'GET', url)
      request.responseType = 'blob'
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value)
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        if (total > 0) onProgress(loaded / total)
      })
      request.addEventListener('load', () => {
        const type = request.getResponseHeader('content-type') ?? ''
        const { status } = request
        resolve(
          new Response(request.response as Blob, { status, headers: { 'content-type': type } }),
        )
      })
      request.addEventListener('error', () => reject(new Error('no answer')))
      request.addEventListener('abort', () => reject(new Error('given up')))
      request.send((init.body ?? null) as XMLHttpRequestBodyInit | null)
    })
}
