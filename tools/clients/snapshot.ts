import type { MailWindow, Place } from './mailWindow.ts'

/** A rectangle in CSS pixels of the message document. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Average colours of a grid laid over what is painted: rows of cells, three numbers of 0 to 255 a cell. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly values: readonly number[]
}

/** What the screen shows of the displayed message in an area, whatever the document says about it. */
export function paintedGrid(mail: MailWindow, place: Place, area: Area): Promise<Grid> {
  return mail.inMessage(place, paint, area)
}

/** Share of the cells that look alike, 0 to 1; grids of different shape share nothing. */
export function likeness(a: Grid, b: Grid): number {
  if (a.columns !== b.columns || a.rows !== b.rows) return 0
  const cells = a.columns * a.rows
  let alike = 0
  for (let cell = 0; cell < cells; cell++) {
    const distance = [0, 1, 2].map((i) =>
      Math.abs((a.values[cell * 3 + i] ?? 0) - (b.values[cell * 3 + i] ?? 0)),
    )
    if (Math.max(...distance) <= 16) alike++
  }
  return alike / cells
}

async function paint(_document: Document, window: Window, area: Area): Promise<Grid> {
  type Painted = {
    drawSnapshot(area: DOMRect, scale: number, background: string): Promise<ImageBitmap>
  }
  const context = (window as unknown as { browsingContext: { currentWindowGlobal: Painted } }).browsingContext
  const rectangle = new (window as unknown as { DOMRect: typeof DOMRect }).DOMRect(
    area.x,
    area.y,
    area.width,
    area.height,
  )
  const image = await context.currentWindowGlobal.drawSnapshot(rectangle, 1, 'white')
  const cell = 8
  const [columns, rows] = [Math.floor(image.width / cell), Math.floor(image.height / cell)]
  const outer = (window as unknown as { browsingContext: { embedderElement: Element } }).browsingContext
    .embedderElement
  const canvas = outer.ownerDocument.createElementNS(
    'http://www.w3.org/1999/xhtml',
    'canvas',
  ) as HTMLCanvasElement
  canvas.width = image.width
  canvas.height = image.height
  const drawing = canvas.getContext('2d')
  drawing?.drawImage(image, 0, 0)
  const pixels = drawing?.getImageData(0, 0, image.width, image.height).data ?? []
  const values: number[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const sum = [0, 0, 0]
      for (let y = 0; y < cell; y++)
        for (let x = 0; x < cell; x++) {
          const at = ((row * cell + y) * image.width + column * cell + x) * 4
          for (let i = 0; i < 3; i++) sum[i] = (sum[i] ?? 0) + (pixels[at + i] ?? 0)
        }
      values.push(...sum.map((value) => Math.round(value / (cell * cell))))
    }
  return { columns, rows, values }
}
