import { sandboxWorld } from './sandbox-world.ts';
import { gatewaySuite } from './suite.ts';

gatewaySuite('calls to the sandbox', sandboxWorld);
