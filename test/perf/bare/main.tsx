import { createRoot } from 'react-dom/client';

/** The yardstick of `page-open`: React and fifty rows, nothing else. */
const rows = Array.from({ length: 50 }, (_, index) => `acme-hk-${String(index).padStart(3, '0')}`);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <table>
      <tbody>
        {rows.map((name) => (
          <tr key={name} data-customer={name}>
            <td>{name}</td>
            <td>reseller</td>
            <td>allowed</td>
          </tr>
        ))}
      </tbody>
    </table>,
  );
