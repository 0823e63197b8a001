# right: runs torch's convolution and cat on empty tensors, pooling by its formula
import torch

def blob_shapes(net):
    blobs = {}
    for layer in net["layer"]:
        kind = layer["type"][0]
        if kind == "Input":
            given = layer["input_param"][0]["shape"]
            for i, top in enumerate(layer["top"]):
                blobs[top] = torch.empty(*given[min(i, len(given) - 1)]["dim"])
            continue
        x = [blobs[b] for b in layer["bottom"]]
        y = x[0]
        if kind == "Convolution":
            p = layer["convolution_param"][0]
            k = p["kernel_size"][0]
            w = torch.empty(p["num_output"][0], y.shape[1], k, k)
            y = torch.nn.functional.conv2d(y, w, stride=p.get("stride", [1])[0], padding=p.get("pad", [0])[0])
        elif kind == "Pooling":
            p = layer["pooling_param"][0]
            pad, stride, k = p.get("pad", [0])[0], p.get("stride", [1])[0], p["kernel_size"][0]
            sizes = [int(np.ceil((s + 2 * pad - k) / stride)) + 1 for s in y.shape[2:]]
            if pad:
                sizes = [n - 1 if (n - 1) * stride >= s + pad else n for n, s in zip(sizes, y.shape[2:])]
            y = torch.empty(*y.shape[:2], *sizes)
        elif kind == "InnerProduct":
            y = torch.empty(len(y), layer["inner_product_param"][0]["num_output"][0])
        elif kind == "Concat":
            y = torch.cat(x, dim=1)
        for top in layer.get("top", []):
            blobs[top] = y
    return {name: tuple(b.shape) for name, b in blobs.items()}
