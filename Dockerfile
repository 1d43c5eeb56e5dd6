FROM python:3.12-slim
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN pip install --no-cache-dir --no-deps . && useradd --uid 1057 nq57 && install -d -o nq57 /data
USER nq57
ENV NQ57_HOME=/data
VOLUME /data
ENTRYPOINT ["nq57"]
