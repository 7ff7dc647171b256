/** Longest edge of a photographed page, in px: small print stays readable. */
const LONGEST_EDGE = 2400
/** Below this a picture is sent as it is, in bytes. */
const SMALL_ENOUGH = 1_500_000
const QUALITY = 0.82

/** Width and height so that no edge is longer than `longest`. */
export function fitted(width: number, height: number, longest: number): [number, number] {
  const scale = Math.min(1, longest / Math.max(width, height))
  return [Math.round(width * scale), Math.round(height * scale)]
}

/**
 * Makes a photograph smaller on the phone, as JPEG. Anything that is no large picture, or that does
 * not get smaller, comes back as it was: the server looks at the content anyway.
 */
export async function shrinkPicture(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= SMALL_ENOUGH) return file
  const address = URL.createObjectURL(file)
  try {
    const picture = await loaded(address)
    const drawn = draw(picture)
    const smaller = drawn && (await asJpeg(drawn))
    return smaller && smaller.size < file.size ? smaller : file
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(address)
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.addEventListener('load', () => resolve(picture))
    picture.addEventListener('error', () => reject(new Error('not a picture')))
    picture.src = address
  })
}

function draw(picture: HTMLImageElement): HTMLCanvasElement | null {
  const [width, height] = fitted(picture.naturalWidth, picture.naturalHeight, LONGEST_EDGE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return null
  // A PNG may be transparent, which JPEG would turn black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  return canvas
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
