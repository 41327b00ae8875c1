"""Reports on a project that is counted in parts by Dask (Debian: python3-distributed).

usage: dask_report.py DIR OUT PARTS [--scheduler HOST:PORT]   (without a scheduler: two workers on this machine)
POLICY_CODER: the command, if it is not in the PATH. Workers see DIR and OUT under the same paths.
"""
import argparse, os, pathlib, shlex, subprocess
from distributed import Client, LocalCluster

def run(arguments, allowed=(0,)):
    done = subprocess.run(shlex.split(os.environ.get('POLICY_CODER', 'policy-coder')) + arguments, stdout=subprocess.DEVNULL)
    if done.returncode not in allowed:
        raise RuntimeError(f'policy-coder ended with {done.returncode}: {arguments}')

def count(project, out, part, parts):
    file = f'{out}/parts/{part}.jsonl'
    run(['report', project, '--threads', '0', '--part', f'{part}/{parts}', '--partial', file])
    return file

if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('project')
    parser.add_argument('out')
    parser.add_argument('parts', type=int)
    parser.add_argument('--scheduler')
    asked = parser.parse_args()
    project, out = os.path.abspath(asked.project), os.path.abspath(asked.out)
    pathlib.Path(out, 'parts').mkdir(parents=True, exist_ok=True)
    here = None if asked.scheduler else LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(asked.scheduler or here) as client:
        jobs = [client.submit(count, project, out, part, asked.parts) for part in range(1, asked.parts + 1)]
        files = client.gather(jobs)
    # 1: the project has warnings.
    run(['combine', *files, '--out', out], allowed=(0, 1))
