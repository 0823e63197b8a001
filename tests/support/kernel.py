"""A kernel of this environment, as any front end starts it."""

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager


def printed_in_a_kernel(code):
    """What the code prints in a kernel that the environment's own kernelspec starts."""
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        printed = []
        client.execute_interactive(
            code, timeout=60, output_hook=lambda message: printed.append(message["content"].get("text", ""))
        )
        return "".join(printed)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
