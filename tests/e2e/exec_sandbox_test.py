"""What a source's program may reach: its own folder, its HOME, and the network that the cycle file
names. Each attempt is made by a real program and must be refused by the kernel."""

import os
import socket
import threading

from exec_cycle import ExecCycle
from kinerja_case import Case, main
from small_cycle import HEAD

# Runs each attempt and brings its outcome as a figure: 1 for what went through.
ATTEMPTS = r"""
def attempt(work):
    try:
        result = work()
        print("OK", result, file=sys.stderr)
        return 1
    except BaseException as error:
        print(type(error).__name__, error, file=sys.stderr)
        return 0
import ctypes, signal
def call(number, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
def executed():
    name = os.environ["HOME"] + "/x"
    with open(os.open(name, os.O_CREAT | os.O_WRONLY, 0o700), "w") as file:
        file.write("#!/bin/sh\n")
    subprocess.run([name], check=True)
def connect(address):
    with socket.create_connection(tuple(address), timeout=5) as there:
        return there.recv(10)
"""


class Greeter:
    """Says hello to whoever connects, on a free port of loopback."""

    def __init__(self, test):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()
        test.addCleanup(self.socket.close)

    def serve(self):
        try:
            while True:
                there, _ = self.socket.accept()
                there.sendall(b"halo")
                there.close()
        except OSError:
            pass  # closed at the end of the test


class ExecSandbox(Case):
    def attempts(self, network=(), **works):
        """Which of the named attempts (expressions of Python) went through."""
        cycle = ExecCycle(self.folder)
        cycle.input["network"] = list(network)
        body = "".join("outcome['%s'] = attempt(lambda: %s)\n" % one for one in works.items())
        cycle.tap(ATTEMPTS + "outcome = {}\n" + body + """
json.dump(outcome, open(os.environ["HOME"] + "/own", "w"))
print("outcome", json.dumps(outcome), file=sys.stderr)
schema()
for number, count in enumerate(outcome.values()):
    figure(number, "%s", "Surat", count)
os._exit(7)
""" % HEAD)
        done = self.kinerja("run", cycle.write())
        self.assertEqual(done.code, 1, done)
        for line in done.err.splitlines():
            if line.strip().startswith("outcome {"):
                import json
                return {k for k, v in json.loads(line.strip()[8:]).items() if v}, done
        self.fail(done)

    def test_files_outside_are_out_of_reach(self):
        secret = self.folder / "rahasia.txt"
        secret.write_text("rahasia")
        (self.folder / "tap").mkdir()
        (self.folder / "tap" / "own.txt").write_text("milik sendiri")
        went, _ = self.attempts(
            own="open('own.txt').read()",
            home="open(os.environ['HOME'] + '/a', 'w').write('a')",
            python="open(os.__file__).read(1)",
            null="open('/dev/null', 'w').write('a')",
            beside="open(%r).read()" % str(secret),
            above="open('../cycle.json').read()",
            listed="os.listdir('..')",
            passwd="open('/etc/passwd').read()",
            shadow="open('/etc/shadow').read()",
            hosts="open('/etc/resolv.conf').read()",
            written="open('own.txt', 'w')",
            made="open('new.txt', 'w')",
            elsewhere="open('/tmp/kinerja-escape', 'w')",
            linked="os.link('/etc/passwd', os.environ['HOME'] + '/p')",
            environ="open('/proc/1/environ').read()",
            parent="open('/proc/%d/environ' % os.getppid()).read()",
        )
        self.assertEqual(went, {"own", "home", "python", "null"})

    def test_privileges_and_other_processes_are_out_of_reach(self):
        outside = self.folder / "luar.txt"
        outside.write_text("luar")
        went, _ = self.attempts(
            fork="subprocess.run(['true'], check=True)",
            kill_parent="os.kill(os.getppid(), 0)",
            kill_host="os.kill(%d, 0)" % os.getpid(),
            setsid="os.setsid()",
            setpgid="os.setpgid(0, 0)",
            chroot="os.chroot('.')",
            ptrace="call(101, 16, os.getppid(), 0, 0)",
            mount="call(165, b'a', b'.', b'tmpfs', 0, None)",
            unshare="call(272, 0x10000000)",
            bpf="call(321, 0, 0, 0)",
            executed="executed()",
            truncated="os.truncate(%r, 0)" % str(outside),
            chmod="os.chmod(%r, 0)" % str(outside),
            marked="os.setxattr(%r, 'user.a', b'a')" % str(outside),
            limits_of_host="__import__('resource').prlimit(%d, 7)" % os.getpid(),
            owner="os.chown('.', 1, 1)",
            core="__import__('resource').setrlimit(4, (1, 1))",
            memory="bytearray(5 << 30)",
        )
        self.assertEqual(went, {"fork"})
        self.assertEqual(outside.read_text(), "luar")

    def test_there_is_no_network_unless_the_cycle_file_names_it(self):
        greeter, other = Greeter(self), Greeter(self)
        works = {
            "named": "connect(['127.0.0.1', %d])" % greeter.port,
            "unnamed": "connect(['127.0.0.1', %d])" % other.port,
            "local": "socket.socket(socket.AF_UNIX)",
            "raw": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
            "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
            "resolve": "socket.getaddrinfo('localhost', 80)",
            "serve": "socket.create_server(('127.0.0.1', 0))",
        }
        went, done = self.attempts(**works)
        self.assertEqual(went, set())
        self.assertIn("no network", done.err)
        went, done = self.attempts(network=["127.0.0.1:%d" % greeter.port], **works)
        self.assertEqual(went, {"named", "resolve"})
        self.assertIn("TCP to ports %d" % greeter.port, done.err)

    def test_a_secret_reaches_the_settings_and_no_log(self):
        cycle = ExecCycle(self.folder)
        cycle.input["settings"]["token"] = {"$secret": "TOKEN"}
        cycle.source["secrets"] = {"TOKEN": {"file": "kunci"}}
        (self.folder / "kunci").write_text("sangat-rahasia\n")
        cycle.tap("""
print("panjang", len(config["token"]), config["token"], file=sys.stderr)
print(sys.argv, dict(os.environ), file=sys.stderr)
sys.exit(1)
""")
        done = self.kinerja("run", cycle.write())
        self.assertIn("panjang 14 ***", done.err)
        self.assertNotIn("sangat-rahasia", done.out + done.err)


if __name__ == "__main__":
    main()
