// Client of Marionette, the remote protocol that Thunderbird and Firefox speak over TCP: `<byte length>:<JSON>`,
// where the JSON is [type, id, name | error, parameters | result].
import { connect, type Socket } from 'node:net'
import type { Privileged } from './privileged.ts'
import { until } from './waiting.ts'

type Answer = {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}
type Context = 'chrome' | 'content'

/** A point in the current window, in CSS pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

const PRIVILEGED = `({
  Services, ChromeUtils, WebExtensionPolicy,
  Cc: Components.classes, Ci: Components.interfaces, Cu: Components.utils,
})`

export class Marionette {
  #socket: Socket
  #nextId = 0
  #waiting = new Map<number, Answer>()
  #input = Buffer.alloc(0)
  #lastClick: Promise<unknown> = Promise.resolve()
  readonly #handles = new Map<number, string>()

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (data) => this.#read(data))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('the connection to the client was closed')))
  }

  /** Connects to a client on loopback and opens a session in its privileged context. */
  static async connect(port: number): Promise<Marionette> {
    const socket = await until(() => open(port), {
      what: `Marionette on port ${port}`,
      everyMs: 100,
    })
    const marionette = new Marionette(socket)
    await marionette.send('WebDriver:NewSession', {
      capabilities: { alwaysMatch: {} },
    })
    await marionette.context('chrome')
    await marionette.send('WebDriver:SetTimeouts', { script: 60_000 })
    return marionette
  }

  /** Sends one command and resolves with its result; a refused command, or one to a client let go, rejects. */
  send(name: string, parameters: object = {}): Promise<unknown> {
    if (this.#socket.destroyed) return Promise.reject(new Error('the client is no longer connected'))
    const id = ++this.#nextId
    const body = JSON.stringify([0, id, name, parameters])
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#socket.write(`${Buffer.byteLength(body)}:${body}`)
    })
  }

  async context(value: Context): Promise<void> {
    await this.send('Marionette:SetContext', { value })
  }

  /**
   * Runs a self-contained function (nothing from around it) in the privileged context; its first argument is what
   * such code may use. Arguments and result travel as JSON.
   */
  chrome<A extends readonly unknown[], R>(
    task: (scope: Privileged, ...args: A) => R,
    ...args: A
  ): Promise<Awaited<R>> {
    return this.#run(`return (${task.toString()}).apply(null, [${PRIVILEGED}, ...arguments])`, args, 'system')
  }

  /** Like chrome, with the function as its source: for one that is put together of several. */
  chromeSource(source: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#run(`return (${source}).apply(null, [${PRIVILEGED}, ...arguments])`, args, 'system')
  }

  /** Like chrome, in the page of the current tab and with no more rights than the page has. */
  async page<A extends readonly unknown[], R>(task: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    await this.context('content')
    try {
      return await this.#run(`return (${task.toString()}).apply(null, arguments)`, args, null)
    } finally {
      await this.context('chrome')
    }
  }

  async navigate(url: string): Promise<void> {
    await this.context('content')
    await this.send('WebDriver:Navigate', { url }).finally(() => this.context('chrome'))
  }

  /** Installs an unpacked extension until the client ends; returns its id. */
  async installAddon(path: string, temporary = true): Promise<string> {
    return String(resultValue(await this.send('Addon:Install', { path, temporary })))
  }

  async windowHandles(): Promise<readonly string[]> {
    return (await this.send('WebDriver:GetWindowHandles')) as readonly string[]
  }

  async switchTo(handle: string): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle, focus: true })
  }

  /** Runs a task with the first top-level window of that type as the current one. */
  async inWindow<T>(type: string, task: () => Promise<T>): Promise<T> {
    const before = resultValue(await this.send('WebDriver:GetWindowHandle')) as string
    for (const handle of await this.windowHandles()) {
      await this.switchTo(handle)
      const own = await this.chrome(() => document.documentElement.getAttribute('windowtype'))
      if (own === type) return task().finally(() => this.switchTo(before))
    }
    await this.switchTo(before)
    throw new Error(`no window of type ${type}`)
  }

  /** A real click, with user activation, at a point of the current window; the left button unless another is named. */
  async click(point: Point, button: 0 | 2 = 0): Promise<void> {
    const move = {
      type: 'pointerMove',
      duration: 0,
      origin: 'viewport',
      x: Math.round(point.x),
      y: Math.round(point.y),
    }
    const press = [
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ]
    const mouse = {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [move, ...press],
    }
    await this.send('WebDriver:PerformActions', { actions: [mouse] })
  }

  /** The same in the top-level window of that outer id, which becomes the current one; one such click after the other. */
  clickIn(window: number, point: Point, button: 0 | 2 = 0): Promise<void> {
    const done = this.#lastClick.then(async () => {
      if ((await this.chrome(outerId)) !== window) await this.#enter(window)
      await this.click(point, button)
    })
    this.#lastClick = done.catch(() => undefined)
    return done
  }

  async #enter(window: number): Promise<void> {
    const known = this.#handles.get(window)
    for (const handle of known ? [known] : await this.windowHandles()) {
      await this.send('WebDriver:SwitchToWindow', { handle, focus: false })
      this.#handles.set(await this.chrome(outerId), handle)
      if (this.#handles.get(window) === handle) return
    }
    throw new Error(`no window ${window}`)
  }

  /** Key presses in the focused element of the current window. */
  async type(keys: string): Promise<void> {
    const presses = [...keys].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions: presses }],
    })
  }

  /** PNG of the current window; panels and menus are not part of it. */
  async screenshot(): Promise<Buffer> {
    const answer = await this.send('WebDriver:TakeScreenshot', {
      full: false,
      hash: false,
    })
    return Buffer.from(String(resultValue(answer)), 'base64')
  }

  /** Asks the client to end; false when it cannot be asked. */
  async quit(): Promise<boolean> {
    const asked = await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => null)
    this.#socket.destroy()
    return asked !== null
  }

  /** Lets go of the client, which goes on running. */
  async release(): Promise<void> {
    await this.send('WebDriver:DeleteSession').catch(() => undefined)
    this.#socket.destroy()
  }

  async #run<R>(script: string, args: readonly unknown[], sandbox: string | null): Promise<Awaited<R>> {
    return resultValue(
      await this.send('WebDriver:ExecuteScript', { script, args, sandbox, newSandbox: false }),
    ) as Awaited<R>
  }

  #read(data: Buffer): void {
    this.#input = Buffer.concat([this.#input, data])
    for (;;) {
      const colon = this.#input.indexOf(0x3a)
      if (colon < 0) return
      const end = colon + 1 + Number(this.#input.subarray(0, colon).toString())
      if (this.#input.length < end) return
      const message: unknown = JSON.parse(this.#input.subarray(colon + 1, end).toString())
      this.#input = this.#input.subarray(end)
      if (Array.isArray(message)) this.#settle(message)
    }
  }

  #settle([, id, error, result]: readonly unknown[]): void {
    const answer = this.#waiting.get(Number(id))
    this.#waiting.delete(Number(id))
    if (!error) {
      answer?.resolve(result)
      return
    }
    const { error: name, message } = error as {
      error: string
      message: string
    }
    answer?.reject(new Error(`${name}: ${message}`))
  }

  #fail(error: Error): void {
    for (const answer of this.#waiting.values()) answer.reject(error)
    this.#waiting.clear()
  }
}

const outerId = (): number =>
  (window as unknown as { readonly docShell: { readonly outerWindowID: number } }).docShell.outerWindowID

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
}

const resultValue = (answer: unknown): unknown => (answer as { value: unknown }).value
