import { openInFolder } from './folder.ts';
import { storeBehaviour } from './suite.ts';

storeBehaviour('the store in SQLite', openInFolder);
