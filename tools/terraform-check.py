"""Applies, changes and destroys Terraform's RAM resources against the RAM simulator: code that was proven on AWS, and a baseline for ours.

    python3 tools/terraform-check.py
    python3 tools/terraform-check.py measure <principals and resources> <swapped>

Terraform and its AWS provider have to be on the machine, the provider in one of Terraform's plugin directories, in one below /opt, or in
TF_PLUGIN_CACHE_DIR: nothing is downloaded. Where they are not, nothing is checked. With `measure` it prints only what a share costs, as JSON.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request

OWNER, MANAGEMENT, OUTSIDER = "111111111111", "100000000000", "999999999999"
REGION = "eu-west-1"
ENTITIES = range(30)
DELAYS = {"associatePrincipal": 2000, "associateResource": 2500, "disassociate": 1500}
SMALL_PAGES = {"size": 7, "emptyEvery": 4}
LARGE_PAGES = {"size": 100, "emptyEvery": 0}
# The provider gives up when RAM refuses to take something off while something else is still being associated (its issue 13458).
RULES = {"disassociateWhileAssociating": "accept"}
PLUGIN_DIRECTORIES = [
    os.environ.get("TF_PLUGIN_CACHE_DIR", ""), "~/.terraform.d/plugins", "~/.terraform.d/plugin-cache", "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins", "/opt/*",
]


class Failed(Exception):
    """What a check found."""


def account(number):
    return str(222222222200 + number)


def prefix_list(number):
    return f"arn:aws:ec2:{REGION}:{OWNER}:prefix-list/pl-{number:017}"


def plugin_directory():
    """The directory from which Terraform can take the AWS provider."""
    for pattern in filter(None, PLUGIN_DIRECTORIES):
        for directory in sorted(glob.glob(os.path.expanduser(pattern))):
            if glob.glob(f"{directory}/*/hashicorp/aws/*/*/terraform-provider-aws*"):
                return directory
    return None


class Simulator:
    """The simulator in a process of its own, with an organization."""

    def __init__(self, paging):
        self.options = json.dumps({"paging": paging, "delays": DELAYS, "rules": RULES})

    def __enter__(self):
        self.process = subprocess.Popen(["node", "--import", "tsx", "test/simulator/cli.ts", "0", self.options],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.endpoint = self.process.stdout.readline().strip()
        accounts = [OWNER, *map(account, ENTITIES)]
        self.admin("organizations", {"managementAccount": MANAGEMENT, "sharingEnabled": True, "accounts": accounts})
        self.seen = 0
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def admin(self, route, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.endpoint}/_simulator/{route}", data)) as response:
            return json.load(response)

    def new_calls(self):
        """The calls since the last time this was asked."""
        calls = self.admin("calls")
        new, self.seen = calls[self.seen:], len(calls)
        return new

    def associated(self):
        """The principals and resources of the active share."""
        shares = [share for share in self.admin("shares") if share["status"] == "ACTIVE"]
        return {row["entity"] for share in shares for row in share["principals"] + share["resources"] if row["status"] == "ASSOCIATED"}


class Terraform:
    """A configuration in a directory of its own."""

    def __init__(self, directory, plugins, simulator, *configurations):
        self.directory, self.endpoint = directory, simulator.endpoint
        for configuration in configurations:
            shutil.copy(f"tools/terraform-check.{configuration}.tf", directory)
        with open(f"{directory}/cli.tfrc", "w", encoding="utf-8") as file:
            file.write(f'provider_installation {{\n  filesystem_mirror {{ path = "{plugins}" }}\n}}\n')
        self.run("init")

    def run(self, command, *options):
        environment = {"PATH": os.environ["PATH"], "HOME": self.directory, "TF_CLI_CONFIG_FILE": f"{self.directory}/cli.tfrc",
                       "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
        done = subprocess.run(["terraform", command, "-no-color", "-input=false", *options], cwd=self.directory, env=environment,
                              capture_output=True, text=True, timeout=180, check=False)
        if done.returncode != 0:
            raise Failed(f"terraform {command} ended with {done.returncode}: {(done.stderr or done.stdout).strip()}")

    def with_entities(self, command, principals, resources, *options):
        self.run(command, f"-var=endpoint={self.endpoint}", f"-var=principals={json.dumps(principals)}", f"-var=resources={json.dumps(resources)}",
                 *options)


def entities(numbers):
    return [account(number) for number in numbers], [prefix_list(number) for number in numbers]


def expect(simulator, expected):
    found = simulator.associated()
    if found != set(expected):
        raise Failed(f"on the share are {sorted(found)} instead of {sorted(expected)}")


def checks(terraform, simulator):
    """The life of a share and of the one who accepts it, as named checks that build on each other."""
    first, second = entities([0, 1]), entities([1, 2])
    first[0].append(OUTSIDER)
    second[0].append(OUTSIDER)

    def apply():
        terraform.with_entities("apply", *first, "-auto-approve")
        expect(simulator, [*first[0], *first[1]])

    def stay():
        simulator.new_calls()
        terraform.with_entities("plan", *first, "-detailed-exitcode")
        writes = [call["operation"] for call in simulator.new_calls() if not call["operation"].startswith(("Get", "List"))]
        if writes:
            raise Failed(f"a plan called {writes}")

    def change():
        terraform.with_entities("apply", *second, "-auto-approve")
        expect(simulator, [*second[0], *second[1]])

    def destroy():
        terraform.with_entities("destroy", *second, "-auto-approve")
        expect(simulator, [])

    return {
        "apply a share with principals and resources, and accept it in an account outside the organization": apply,
        "plan again without finding a difference": stay,
        "apply other principals and resources": change,
        "destroy everything": destroy,
    }


def check(plugins):
    passed = failed = 0
    with Simulator(SMALL_PAGES) as simulator, tempfile.TemporaryDirectory() as directory:
        terraform = Terraform(directory, plugins, simulator, "share", "accepter")
        for name, run in checks(terraform, simulator).items():
            try:
                run()
                passed += 1
                print(f"passed  {name}", flush=True)
            except (Failed, subprocess.TimeoutExpired) as failure:
                failed += 1
                print(f"FAILED  {name}: {failure}", flush=True)
    return passed, failed


def cost(calls):
    """The calls, those of them that change something, and the seconds from the first to the last."""
    writes = [call for call in calls if not call["operation"].startswith(("Get", "List"))]
    return {"calls": len(calls), "writes": len(writes), "seconds": (calls[-1]["time"] - calls[0]["time"]) / 1000}


def measure(plugins, size, swapped):
    """What it costs to create a share and to swap some of its principals and resources."""
    with Simulator(LARGE_PAGES) as simulator, tempfile.TemporaryDirectory() as directory:
        terraform = Terraform(directory, plugins, simulator, "share")
        costs = {}
        for name, start in {"create": 0, "update": swapped}.items():
            terraform.with_entities("apply", *entities(range(start, start + size)), "-auto-approve")
            costs[name] = cost(simulator.new_calls())
        return costs


def compare(plugins, size, swapped):
    """Prints Terraform's calls for a share beside those of the custom resource."""
    theirs = measure(plugins, size, swapped)
    done = subprocess.run(["node", "--import", "tsx", "tools/bench/deploy.ts", "customResource"], capture_output=True, text=True, timeout=180, check=True)
    ours = json.loads(done.stdout)
    for name, what in {"create": f"a share with {size} principals and {size} resources", "update": f"another {swapped} of each"}.items():
        ratio = theirs[name]["calls"] / ours[name]["calls"]
        print(f"RAM calls for {what}: Terraform {theirs[name]['calls']}, the custom resource {ours[name]['calls']}, ratio {ratio:.1f}")


def main(arguments):
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    plugins = plugin_directory()
    if not shutil.which("terraform") or not plugins:
        print(f"There is no {'AWS provider for Terraform' if shutil.which('terraform') else 'Terraform'} on this machine.\n0 passed, 0 failed")
        return 0
    if arguments[:1] == ["measure"]:
        print(json.dumps(measure(plugins, *map(int, arguments[1:3]))))
        return 0
    passed, failed = check(plugins)
    compare(plugins, 20, 5)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
