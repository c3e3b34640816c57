import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// One demonstration is loaded once; each worker serves a copy of its own. So no test shares an
// account, a throttle or the movable clock with a test that runs beside it.

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Everything a run leaves behind; made anew each time. */
export const run = fileURLToPath(new URL("../.run/", import.meta.url));
const template = join(run, "template");

const binary =
  process.env.PORTERIA_BINARY ??
  join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "porteria");

function settings(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    PORTERIA_CONFIG: process.env.PORTERIA_E2E_CONFIG ?? join(root, "demo", "porteria.toml"),
    PORTERIA_LISTEN: `127.0.0.1:${port}`,
    PORTERIA_ORIGIN: `http://127.0.0.1:${port}`,
    PORTERIA_DATABASE: `sqlite:${join(folder, "porteria.db")}`,
    PORTERIA_DATA_KEY_FILE: join(folder, "porteria.key"),
    PORTERIA_METRICS_LISTEN: "",
    // Every test comes from the same network.
    PORTERIA_REQUESTS_PER_MINUTE: "1000000",
    RUST_LOG: process.env.RUST_LOG ?? "warn",
  };
}

/** Makes the demonstration that every worker copies, and the file that it imported. */
export function prepare(): void {
  rmSync(run, { recursive: true, force: true });
  mkdirSync(join(run, "claims"), { recursive: true });
  mkdirSync(template);
  const env = settings(template, 0);
  execFileSync(binary, ["migrate"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const demo = ["demo", "--export", join(run, "afiliados.csv")];
  execFileSync(binary, demo, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
}

/** A server on a copy of the demonstration. */
export class Demonstration {
  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(worker: number): Promise<Demonstration> {
    const folder = join(run, `worker-${worker}`);
    cpSync(template, folder, { recursive: true });
    const port = await freePort();
    const env = settings(folder, port);
    const log = openSync(join(run, `worker-${worker}.log`), "a");
    const child = spawn(binary, ["serve", "--demo"], {
      cwd: root,
      env,
      stdio: ["ignore", log, log],
    });
    const demonstration = new Demonstration(`http://127.0.0.1:${port}`, child, env);
    try {
      await demonstration.ready();
    } catch (error) {
      await demonstration.stop();
      throw error;
    }
    return demonstration;
  }

  /** What somebody types at a terminal, on the same database. */
  command(...words: string[]): void {
    execFileSync(binary, words, { cwd: root, env: this.env, stdio: ["ignore", "ignore", "inherit"] });
  }

  private async ready(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if (this.child.exitCode !== null) throw new Error(`the server ended: see the logs in ${run}`);
      const answer = await fetch(`${this.origin}/salud/lista`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the server did not become ready");
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const hard = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(hard);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
