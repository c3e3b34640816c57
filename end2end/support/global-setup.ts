import { prepare } from "./demonstration.ts";

export default prepare;
